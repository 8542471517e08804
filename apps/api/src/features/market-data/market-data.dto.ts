import { ApiProperty } from '@nestjs/swagger';
import { MarketStatusView } from '../markets/markets.dto';
import { RoundView } from '../clearing/clearing.dto';
import { PublicOfferView } from '../offers/offers.dto';
import { PublicOrderView } from '../orders/orders.dto';

export class LevelView {
  @ApiProperty() vndPerKg: number;
  @ApiProperty() kg: number;
  @ApiProperty({ description: 'How many offers or orders stand here' }) count: number;
}

export class LevelsView {
  @ApiProperty({ type: [LevelView], description: 'By ask at the farm gate, lowest first' }) supply: LevelView[];
  @ApiProperty({ type: [LevelView], description: 'By limit delivered, highest first' }) demand: LevelView[];
}

/** The levels alone, for whoever follows the stream: demand has no prices there. */
export class LevelsAtView extends LevelsView {
  @ApiProperty({ description: 'The number of the stream they were read at' }) head: number;
}

export class BoardView {
  @ApiProperty({ example: 'market:mango' }) stream: string;
  @ApiProperty({ description: 'Watch the stream after this number to stay up to date' }) head: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: MarketStatusView }) status: MarketStatusView;
  @ApiProperty({ type: [PublicOfferView] }) offers: PublicOfferView[];
  @ApiProperty({ type: [PublicOrderView] }) orders: PublicOrderView[];
  @ApiProperty() levels: LevelsView;
  @ApiProperty({ type: RoundView, nullable: true }) lastRound: RoundView | null;
}

export class MarketView {
  @ApiProperty() id: string;
  @ApiProperty() productId: string;
  @ApiProperty({ type: MarketStatusView }) status: MarketStatusView;
  @ApiProperty() head: number;
  @ApiProperty() offers: number;
  @ApiProperty() openOfferKg: number;
  @ApiProperty() orders: number;
  @ApiProperty() openOrderKg: number;
  @ApiProperty({ type: RoundView, nullable: true }) lastRound: RoundView | null;
}

export class MarketsView {
  @ApiProperty({ type: [MarketView] }) items: MarketView[];
}
