import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { AUCTION_MODES, type AuctionMode, EXTENSION } from '@domain/bids/auction';
import { BID_STATES, type BidState, type BidTerms } from '@domain/bids/bid';
import { BID_MINUTES, type BidAsk } from '@domain/bids/place-bid';
import type { AuctionAsk } from '@domain/bids/open-auction';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { deliveryWindow } from '@domain/orders/delivery-window';
import { dayOf } from '@domain/shared/day';
import { placeIdOf } from '@domain/shared/ids';
import { priceOf } from '@domain/shared/unit-price';
import { lotKgOf } from '@domain/shared/weight';
import { PartyView } from '../identity/identity.dto';

const STATES = BID_STATES.states as readonly BidState[];
const SIDES = ['seller', 'buyer'] as const;

/** What one side proposes. */
export class BidTermsDto {
  @ApiProperty({ example: 4000, description: 'Whole kg' }) @IsInt({ message: 'weight.out_of_range' }) kg: number;
  @ApiProperty({ example: 9200, description: 'At the farm gate, whole VND a kg' })
  @IsInt({ message: 'price.out_of_range' })
  farmGateVndPerKg: number;
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) deliverFrom: string;
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) deliverTo: string;
  @ApiPropertyOptional({ description: 'A word to the other side; plain text' }) @IsOptional() @IsString() @MaxLength(2_000) note?: string;
  @ApiPropertyOptional({ description: 'Minutes that it stands' })
  @IsOptional()
  @IsInt({ message: 'bid.stands_out_of_range' })
  standsMinutes?: number;

  toTerms(): BidTerms {
    return {
      kg: lotKgOf(this.kg, 'kg'),
      farmGateVndPerKg: priceOf(this.farmGateVndPerKg, 'farmGateVndPerKg'),
      delivery: deliveryWindow(dayOf(this.deliverFrom, 'deliverFrom'), dayOf(this.deliverTo, 'deliverTo')),
      note: this.note ?? null,
    };
  }

  toChange(): { terms: BidTerms; standsMinutes: number } {
    return { terms: this.toTerms(), standsMinutes: this.standsMinutes ?? BID_MINUTES.usual };
  }
}

export class PlaceBidDto extends BidTermsDto {
  @ApiProperty({ example: 'mkt-hanoi', description: 'Where the fruit is delivered' }) @IsString() @MaxLength(80) placeId: string;
  @ApiPropertyOptional({ description: 'In an open auction: the bid raises itself up to here. Nobody else learns it' })
  @IsOptional()
  @IsInt({ message: 'price.out_of_range' })
  limitVndPerKg?: number;

  toAsk(catalogue: Catalogue): BidAsk {
    return {
      ...this.toChange(),
      placeId: catalogue.place(placeIdOf(this.placeId, 'placeId'), 'destination', 'placeId').id,
      limitVndPerKg: this.limitVndPerKg === undefined ? null : priceOf(this.limitVndPerKg, 'limitVndPerKg'),
    };
  }
}

export class AcceptBidDto {
  @ApiProperty({ description: 'The version that you say yes to' }) @IsInt() @Min(1) version: number;
}

export class OpenAuctionDto {
  @ApiProperty({ enum: AUCTION_MODES, enumName: 'AuctionMode' }) @IsIn(AUCTION_MODES) mode: AuctionMode;
  @ApiProperty({ example: 7200 }) @IsInt({ message: 'auction.time_out_of_range' }) seconds: number;
  @ApiPropertyOptional({ description: 'Least raise, VND a kg' })
  @IsOptional()
  @IsInt({ message: 'price.out_of_range' })
  stepVndPerKg?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(0) @Max(EXTENSION.secondsMax) extendSeconds?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(0) @Max(EXTENSION.timesMax) extensions?: number;

  toAsk(): AuctionAsk {
    return {
      mode: this.mode,
      seconds: this.seconds,
      stepVndPerKg: priceOf(this.stepVndPerKg ?? 100, 'stepVndPerKg'),
      extendSeconds: this.extendSeconds ?? 120,
      extensions: this.extensions ?? 5,
    };
  }
}

/** What one side proposes in a bid. */
export class BidTermsView {
  @ApiProperty() kg: number;
  @ApiProperty() farmGateVndPerKg: number;
  @ApiProperty({ description: 'Farm gate and the freight that the buyer bears' }) deliveredVndPerKg: number;
  @ApiProperty({ format: 'date' }) deliverFrom: string;
  @ApiProperty({ format: 'date' }) deliverTo: string;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
}

/** A bid for its two sides. */
export class BidView extends BidTermsView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) offerId: string;
  @ApiProperty() marketId: string;
  @ApiProperty() seller: PartyView;
  @ApiProperty() buyer: PartyView;
  @ApiProperty() placeId: string;
  @ApiProperty() freightVndPerKg: number;
  @ApiProperty({ type: BidTermsView, nullable: true, description: 'What the seller proposes instead' }) counter: BidTermsView | null;
  @ApiProperty() inAuction: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'The buyer’s own; null for the seller' }) limitVndPerKg: number | null;
  @ApiProperty({ enum: STATES, enumName: 'BidState' }) state: BidState;
  @ApiProperty({ type: String, enum: SIDES, nullable: true, description: 'Whose answer it waits for' }) turn: (typeof SIDES)[number] | null;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) tradeId: string | null;
  @ApiProperty() version: number;
  @ApiProperty({ format: 'date-time' }) submittedAt: string;
}

export class BidsPage {
  @ApiProperty({ type: [BidView] }) items: BidView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

/** An auction for everybody: never who bids. */
export class AuctionView {
  @ApiProperty({ format: 'uuid' }) offerId: string;
  @ApiProperty() marketId: string;
  @ApiProperty({ enum: AUCTION_MODES, enumName: 'AuctionMode' }) mode: AuctionMode;
  @ApiProperty() kg: number;
  @ApiProperty() floorVndPerKg: number;
  @ApiProperty() stepVndPerKg: number;
  @ApiProperty({ format: 'date-time' }) closesAt: string;
  @ApiProperty() extensionsLeft: number;
  @ApiProperty({ type: Number, nullable: true, description: 'The leading price; null in a sealed auction' }) leadVndPerKg: number | null;
  @ApiProperty({ enum: ['open', 'closed'] }) state: 'open' | 'closed';
}
