import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { RoundView as Round } from '@domain/across/views/view-types';
import { PAGE_MAX } from '../../platform/http/page.dto';
import { WholeNumber } from '../../platform/http/whole-number';

/** Numbers of rounds are 32-bit. */
const ROUND_NUMBER_MAX = 2_147_483_647;

export class RoundPriceView {
  @ApiProperty() varietyId: string;
  @ApiProperty() gradeId: string;
  @ApiProperty({ type: [String], description: 'Held by all fruit of this price' }) certificates: readonly string[];
  @ApiProperty() placeId: string;
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty() farmGateVndPerKg: number;
  @ApiProperty() kg: number;
}

export class UnmetKgView {
  @ApiProperty() offers: number;
  @ApiProperty() orders: number;
  @ApiProperty() callOffs: number;
}

export class RoundMsView {
  @ApiProperty() freeze: number;
  @ApiProperty() solve: number;
  @ApiProperty() check: number;
  @ApiProperty({ description: 'Writing input and result down' }) record: number;
  @ApiProperty() commit: number;
}

/** An offer and an order that would rather have met, kept apart by a lot that may not be broken. */
export class FairnessExceptionView {
  @ApiProperty({ format: 'uuid' }) offerId: string;
  @ApiProperty({ format: 'uuid' }) orderId: string;
  @ApiProperty() gainVndPerKg: number;
}

/** The proof that no seller and buyer could both have done better with each other. */
export class FairnessView {
  @ApiProperty({ description: 'Always 0 in a cleared round' }) blockingPairs: number;
  @ApiProperty({ type: [FairnessExceptionView], description: 'Only where minimum lots bind' }) exceptions: readonly FairnessExceptionView[];
}

/** What rules between items took from a round: one seller's most, alternatives, credit. */
export class ConstrainedView {
  @ApiProperty({ description: 'Orders that such a rule touched' }) items: number;
  @ApiProperty({ description: 'Welfare that the rules cost. Digits' }) gapVnd: string;
}

/** A round as everyone sees it. */
export class RoundView implements Round {
  @ApiProperty() marketId: string;
  @ApiProperty() number: number;
  @ApiProperty({ enum: ['cleared', 'failed'] }) state: 'cleared' | 'failed';
  @ApiProperty({ enum: ['continuous', 'session', 'urgent', 'repair'], description: 'Why the round was made' })
  mode: 'continuous' | 'session' | 'urgent' | 'repair';
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'The gate that it answers' }) gateAt: string | null;
  @ApiProperty({ format: 'date-time' }) frozenAt: string;
  @ApiProperty({ format: 'date-time' }) publishedAt: string;
  @ApiProperty() offers: number;
  @ApiProperty() demandLines: number;
  @ApiProperty() contractKg: number;
  @ApiProperty() spotKg: number;
  @ApiProperty() trades: number;
  @ApiProperty({ description: 'Allocations dropped because an offer or a demand had changed while the round was solved' }) stale: number;
  @ApiProperty({ description: 'Digits; may pass 2^53' }) welfareVnd: string;
  @ApiProperty({ description: 'How far the welfare is from what no allocation can pass; 0 unless lots bind. Digits' }) boundGapVnd: string;
  @ApiProperty({ type: FairnessView }) fairness: FairnessView;
  @ApiProperty({ type: ConstrainedView }) constrained: ConstrainedView;
  @ApiProperty({ type: [RoundPriceView] }) prices: readonly RoundPriceView[];
  @ApiProperty() unmetKg: UnmetKgView;
  @ApiProperty() ms: RoundMsView;
  @ApiProperty() inputHash: string;
  @ApiProperty() resultHash: string;
}

export class RoundsQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @WholeNumber()
  @IsInt({ message: 'page.cursor_invalid' })
  @Min(1)
  @Max(ROUND_NUMBER_MAX)
  cursor?: number;
  @ApiPropertyOptional({ minimum: 1, maximum: PAGE_MAX, default: PAGE_MAX })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(PAGE_MAX)
  limit?: number;
}

export class RoundsPage {
  @ApiProperty({ type: [RoundView] }) items: RoundView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
