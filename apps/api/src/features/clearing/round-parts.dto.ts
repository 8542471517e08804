import { ApiProperty } from '@nestjs/swagger';
import { LACKS, type LackCode } from '@domain/areas/missing-papers';
import { PAPER_KINDS, type PaperKind } from '@domain/areas/paper';
import type { RoundCurves } from '@domain/clearing/published/curves';
import type { UnmetCause } from '@domain/clearing/clearing-result';
import type { UnmetSum } from '@domain/clearing/published/unmet-by-cause';
import { TradeView } from '../trades/trades.dto';
import { RoundView } from './clearing.dto';

const CAUSES: readonly UnmetCause[] = [
  'nothing_wanted',
  'seller_bound',
  'owner_group',
  'variety',
  'grade',
  'certificate',
  'area_code',
  'no_lane',
  'window',
  'capacity_full',
  'price_gap',
  'lot_size',
  'exhausted',
];

export class CurveStepView {
  @ApiProperty() vndPerKg: number;
  @ApiProperty({ description: 'Cumulative' }) kg: number;
}

/** Supply and demand outside contracts, added up over all fruit and places. */
export class RoundCurvesView implements RoundCurves {
  @ApiProperty({ type: [CurveStepView], description: 'By ask at the farm gate, lowest first' }) supply: readonly CurveStepView[];
  @ApiProperty({ type: [CurveStepView], description: 'By limit less the cheapest way, highest first' }) demand: readonly CurveStepView[];
  @ApiProperty({ type: CurveStepView, nullable: true, description: 'Null when no order reaches any ask' }) crossing: CurveStepView | null;
  @ApiProperty({ type: Number, nullable: true, description: 'VND/kg between the curves when they do not meet' }) gapVndPerKg: number | null;
}

export class UnmetSumView implements UnmetSum {
  @ApiProperty({ enum: ['offer', 'order', 'call_off', 'plan'] }) side: 'offer' | 'order' | 'call_off' | 'plan';
  @ApiProperty({ enum: CAUSES, enumName: 'UnmetCause' }) cause: UnmetCause;
  @ApiProperty() kg: number;
  @ApiProperty({ description: 'How many offers, orders, call-offs or plans' }) count: number;
}

/** A round with its curves and what it left over, for everyone. */
export class RoundResultView {
  @ApiProperty({ type: RoundView }) round: RoundView;
  @ApiProperty({ type: RoundCurvesView, nullable: true }) curves: RoundCurvesView | null;
  @ApiProperty({ type: [UnmetSumView] }) unmet: readonly UnmetSumView[];
}

export class WhyView {
  @ApiProperty({ enum: CAUSES, enumName: 'UnmetCause' }) cause: UnmetCause;
  @ApiProperty({ description: 'In the unit of the cause: VND/kg, days, kg, or how many were lost to it' }) figure: number;
  @ApiProperty({ type: String, nullable: true, description: 'The plant that was full' }) placeId: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) day: string | null;
}

/** What became of one offer, order, call-off or intake plan of mine. */
export class RoundItemView {
  @ApiProperty({ enum: ['offer', 'order', 'call_off', 'plan'], description: 'Of a plan a cooperative sees its own share' })
  kind: 'offer' | 'order' | 'call_off' | 'plan';
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'Open kg when the round was frozen' }) kg: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'The ask at the farm gate, the limit delivered, or the price of the contract; null for a plan',
  })
  vndPerKg: number | null;
  @ApiProperty() matchedKg: number;
  @ApiProperty() unmetKg: number;
  @ApiProperty({ type: WhyView, nullable: true }) why: WhyView | null;
  @ApiProperty({ type: [String], format: 'uuid', description: 'The call-offs that the round drew for a plan' })
  callOffIds: readonly string[];
}

/** My part of a round. */
export class RoundPartView {
  @ApiProperty({ type: [RoundItemView] }) items: readonly RoundItemView[];
  @ApiProperty({ type: [TradeView], description: 'With whom, at what price, and what has become of it since' }) trades: TradeView[];
}

export class HelpfulChangeView {
  @ApiProperty({ enum: ['price', 'later', 'earlier', 'certificate', 'grade'] })
  change: 'price' | 'later' | 'earlier' | 'certificate' | 'grade';
  @ApiProperty({ type: Number, nullable: true, description: 'The price in VND/kg, or the number of days' }) figure: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'The certificate or grade; null for a buyer who asked for no certificate' })
  name: string | null;
  @ApiProperty({ description: 'So many kg more, in this very round' }) moreKg: number;
}

export class HelpfulChangesView {
  @ApiProperty({ type: [HelpfulChangeView] }) items: HelpfulChangeView[];
}

export class MissingPaperView {
  @ApiProperty({ enum: LACKS, enumName: 'Lack' }) code: LackCode;
  @ApiProperty({ enum: PAPER_KINDS, enumName: 'PaperKind', isArray: true, description: 'Papers of which any one will do' })
  papers: readonly PaperKind[];
}
export class MissingForMarketView {
  @ApiProperty({ type: String, nullable: true, example: 'CN', description: 'Null: for buyers who ask for the certificate' })
  marketId: string | null;
  @ApiProperty({ type: [MissingPaperView] }) missing: readonly MissingPaperView[];
}
export class MissingPapersView {
  @ApiProperty({ type: [MissingForMarketView] }) items: readonly MissingForMarketView[];
}
