import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import { dayOf } from '@domain/shared/day';
import { priceOf } from '@domain/shared/unit-price';
import { lotKgOf } from '@domain/shared/weight';
import { CORRECTION_MINUTES, type TradeChanges } from '@domain/trades/correct-trade';
import type { CancelAsk } from './trade-changes.service';

const SIDES = ['seller', 'buyer'] as const;
const CORRECTION_STATES = ['proposed', 'accepted', 'refused', 'withdrawn', 'lapsed'] as const;

export class CancelTradeDto {
  @ApiProperty({ example: 'Mưa đá, hỏng một phần vườn' }) @IsString() @MaxLength(1_000) reason: string;
  @ApiPropertyOptional({ description: 'So many kg; the rest stays binding. Left out: everything' })
  @IsOptional()
  @IsInt({ message: 'weight.out_of_range' })
  kg?: number;
  @ApiPropertyOptional({ description: 'Also takes what is then open of my offer or order off the market: nothing else is matched for it' })
  @IsOptional()
  @IsBoolean()
  closesRest?: boolean;

  toAsk(): CancelAsk {
    return { kg: this.kg === undefined ? null : lotKgOf(this.kg, 'kg'), reason: this.reason, closesRest: this.closesRest ?? false };
  }
}

export class ProposeCorrectionDto {
  @ApiProperty() @IsString() @MaxLength(1_000) reason: string;
  @ApiPropertyOptional() @IsOptional() @IsInt({ message: 'weight.out_of_range' }) kg?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt({ message: 'price.out_of_range' }) farmGateVndPerKg?: number;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsString() @MaxLength(40) pickUpOn?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsString() @MaxLength(40) deliverOn?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @IsInt({ message: 'correction.stands_out_of_range' })
  standsMinutes?: number;

  toAsk(): { changes: TradeChanges; reason: string; standsMinutes: number } {
    const changes: TradeChanges = {
      ...(this.kg === undefined ? {} : { kg: lotKgOf(this.kg, 'kg') }),
      ...(this.farmGateVndPerKg === undefined ? {} : { farmGateVndPerKg: priceOf(this.farmGateVndPerKg, 'farmGateVndPerKg') }),
      ...(this.pickUpOn === undefined ? {} : { pickUpOn: dayOf(this.pickUpOn, 'pickUpOn') }),
      ...(this.deliverOn === undefined ? {} : { deliverOn: dayOf(this.deliverOn, 'deliverOn') }),
    };
    return { changes, reason: this.reason, standsMinutes: this.standsMinutes ?? CORRECTION_MINUTES.usual };
  }
}

/** A proposal to change a trade; what is null stays. */
export class CorrectionView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) tradeId: string;
  @ApiProperty({ enum: SIDES, enumName: 'Side' }) by: (typeof SIDES)[number];
  @ApiProperty({ type: Number, nullable: true }) kg: number | null;
  @ApiProperty({ type: Number, nullable: true }) farmGateVndPerKg: number | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) pickUpOn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) deliverOn: string | null;
  @ApiProperty() reason: string;
  @ApiProperty({ enum: CORRECTION_STATES, enumName: 'CorrectionState' }) state: (typeof CORRECTION_STATES)[number];
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty() tradeVersion: number;
}

export class CorrectionList {
  @ApiProperty({ type: [CorrectionView] }) items: CorrectionView[];
}

/** The terms before or after a change. */
export class ChangedTermsView {
  @ApiProperty() kg: number;
  @ApiProperty() farmGateVndPerKg: number;
  @ApiProperty({ format: 'date' }) pickUpOn: string;
  @ApiProperty({ format: 'date' }) deliverOn: string;
}

/** One thing that happened to a trade. */
export class TimelineEntryView {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({
    enum: ['made', 'yes', 'confirmed', 'declined', 'lapsed', 'cancellation', 'partial_cancellation', 'correction'],
    enumName: 'TimelineWhat',
  })
  what: string;
  @ApiProperty({ type: String, enum: SIDES, nullable: true }) side: (typeof SIDES)[number] | null;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Names the change, whose paper it is' }) changeId:
    string | null;
  @ApiProperty({ type: ChangedTermsView, nullable: true }) before: ChangedTermsView | null;
  @ApiProperty({ type: ChangedTermsView, nullable: true }) after: ChangedTermsView | null;
}

export class TimelineView {
  @ApiProperty({ type: [TimelineEntryView] }) items: TimelineEntryView[];
}
