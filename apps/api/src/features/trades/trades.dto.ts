import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { TRADE_STATES, type TradeKind, type TradeState } from '@domain/trades/trade';
import { PageQuery } from '../../platform/http/page.dto';
import { PartyView } from '../identity/identity.dto';

const STATES: readonly TradeState[] = TRADE_STATES.states;
const KINDS: readonly TradeKind[] = ['spot', 'contract'];

export class RefuseTradeDto {
  @ApiPropertyOptional({ description: 'Shown to the other side', maxLength: 300 })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  reason?: string;
}

export class TradesPageQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATES, enumName: 'TradeState' }) @IsOptional() @IsIn(STATES) state?: TradeState;
}

export class TradeConfirmationView {
  @ApiProperty({ example: 'MV-2026-000123' }) number: string;
  @ApiProperty({ description: 'SHA-256 of the terms, hexadecimal' }) termsHash: string;
  @ApiProperty({ format: 'date-time' }) at: string;
}

/** What the two sides see of their trade. */
export class TradeView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() marketId: string;
  @ApiProperty({ type: Number, nullable: true }) roundNumber: number | null;
  @ApiProperty({ enum: KINDS, enumName: 'TradeKind' }) kind: TradeKind;
  @ApiProperty({ format: 'uuid' }) offerId: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) orderId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) bidId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) callOffId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) contractId: string | null;
  @ApiProperty() seller: PartyView;
  @ApiProperty() buyer: PartyView;
  @ApiProperty() varietyId: string;
  @ApiProperty() gradeId: string;
  @ApiProperty() kg: number;
  @ApiProperty() farmGateVndPerKg: number;
  @ApiProperty() freightVndPerKg: number;
  @ApiProperty({ description: 'Farm gate and freight together' }) deliveredVndPerKg: number;
  @ApiProperty({ description: 'kg × farm gate, digits in a string', example: '36800000' }) goodsVnd: string;
  @ApiProperty() fromPlaceId: string;
  @ApiProperty() toPlaceId: string;
  @ApiProperty({ format: 'date' }) pickUpOn: string;
  @ApiProperty({ format: 'date' }) deliverOn: string;
  @ApiProperty({ enum: STATES, enumName: 'TradeState' }) state: TradeState;
  @ApiProperty({ format: 'date-time' }) confirmBy: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) sellerConfirmedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) buyerConfirmedAt: string | null;
  @ApiProperty({ type: TradeConfirmationView, nullable: true }) confirmation: TradeConfirmationView | null;
  @ApiProperty({ format: 'date-time', description: 'Until then one side alone may cancel' }) cancelBy: string;
  @ApiProperty() version: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class TradesPage {
  @ApiProperty({ type: [TradeView] }) items: TradeView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
