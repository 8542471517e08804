import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { LACKS, type LackCode } from '@domain/areas/missing-papers';
import { STANDINGS, type Standing, type StandingChange } from '@domain/areas/standing';
import { PAPER_KINDS, type PaperKind } from '@domain/areas/paper';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { dayOf } from '@domain/shared/day';
import { destinationIdOf } from '@domain/shared/ids';
import type { TradeState } from '@domain/trades/trade';
import { RecordRuleDto, RulesQueryDto, RulesView, RuleView } from '../areas/papers.dto';

const WORD_MAX = 80;

export class ChangeStandingDto {
  @ApiPropertyOptional({ description: 'One market; left out: the code as a whole', example: 'CN' })
  @IsOptional()
  @IsString()
  @MaxLength(WORD_MAX)
  marketId?: string;
  @ApiProperty({ enum: STANDINGS.states, enumName: 'Standing' }) @IsIn(STANDINGS.states) standing: Standing;
  @ApiProperty({ format: 'date', description: 'From this day on; it may lie ahead' }) @IsString() @MaxLength(40) from: string;
  @ApiProperty({ description: 'For the holder, and for the record' }) @IsString() @MaxLength(1000) reason: string;

  toChange(catalogue: Catalogue): StandingChange {
    const marketId = this.marketId === undefined ? null : catalogue.destination(destinationIdOf(this.marketId, 'marketId'), 'marketId');
    return { marketId, standing: this.standing, from: dayOf(this.from, 'from') };
  }
}

/** Which lot is asked about. */
export class LotMarketsQuery {
  @ApiProperty({ example: 'mango' }) @IsString() @MaxLength(WORD_MAX) productId: string;
  @ApiPropertyOptional({ example: 'VN-SLOR-0123' }) @IsOptional() @IsString() @MaxLength(WORD_MAX) areaCode?: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'Whose lot; left out: mine' }) @IsOptional() @IsUUID() sellerId?: string;
}

export class LackView {
  @ApiProperty({ enum: LACKS, enumName: 'Lack' }) code: LackCode;
  @ApiProperty({ enum: PAPER_KINDS, enumName: 'PaperKind', isArray: true, description: 'Papers of which any one will do' })
  papers: readonly PaperKind[];
}

export class LotMarketView {
  @ApiProperty({ example: 'CN' }) marketId: string;
  @ApiProperty({ type: [LackView], description: 'Empty: the lot may go there' }) missing: readonly LackView[];
  @ApiProperty({ type: RuleView, nullable: true }) rule: RuleView | null;
}

export class LotCodeView {
  @ApiProperty() code: string;
  @ApiProperty({ enum: ['planting_area', 'packing_facility', 'other'] }) form: string;
  @ApiProperty({ type: String, nullable: true, description: 'What was probably meant' }) meant: string | null;
  @ApiProperty({ description: 'Whether the register holds it' }) known: boolean;
  @ApiProperty({ type: String, nullable: true }) holderName: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Kg that this seller may still sell under it this season' })
  leftKg: number | null;
}

export class LotMarketsView {
  @ApiProperty({ type: [LotMarketView] }) items: LotMarketView[];
  @ApiProperty({ type: LotCodeView, nullable: true }) code: LotCodeView | null;
  @ApiProperty({ enum: PAPER_KINDS, enumName: 'PaperKind', isArray: true, description: 'Papers that are good today' })
  papers: readonly PaperKind[];
}

export class DependentTradeView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() sellerName: string;
  @ApiProperty() buyerName: string;
  @ApiProperty() kg: number;
  @ApiProperty({ format: 'date' }) pickUpOn: string;
  @ApiProperty({ format: 'date' }) deliverOn: string;
  @ApiProperty() toPlaceId: string;
  @ApiProperty({ enum: ['held', 'confirmed', 'declined', 'lapsed', 'cancelled'], enumName: 'TradeState' }) state: TradeState;
}
export class DependentTradesView {
  @ApiProperty({ type: [DependentTradeView] }) items: DependentTradeView[];
}

export class MisuseUsageView {
  @ApiProperty({ format: 'uuid' }) areaId: string;
  @ApiProperty() code: string;
  @ApiProperty() holderName: string;
  @ApiProperty() season: number;
  @ApiProperty() capacityKg: number;
  @ApiProperty() usedKg: number;
  @ApiProperty({ description: 'Of the capacity, rounded down' }) percent: number;
}
export class MisuseLotView {
  @ApiProperty({ format: 'uuid' }) offerId: string;
  @ApiProperty() productId: string;
  @ApiProperty() sellerName: string;
  @ApiProperty({ example: 'VN-SLOR-0123' }) code: string;
  @ApiProperty() kg: number;
  @ApiProperty({ enum: LACKS, enumName: 'Lack' }) fault: LackCode;
}
export class MisuseView {
  @ApiProperty({ type: [MisuseUsageView], description: 'Codes of which 80 % and more of a season is spoken for' }) usage: MisuseUsageView[];
  @ApiProperty({ type: [MisuseLotView], description: 'Open lots under a code that is not good for them' }) lots: MisuseLotView[];
}

export class RecordRuleBody extends RecordRuleDto {}

export class AreaChangedView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ type: [DependentTradeView], description: 'Trades that draw on the code: for a person’s decision' })
  trades: DependentTradeView[];
}
export class FacilityChangedView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
}
export class PaperJudgedView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['declared', 'verified', 'revoked'], enumName: 'PaperState' }) state: string;
  @ApiProperty() version: number;
  @ApiProperty({ type: [DependentTradeView] }) trades: DependentTradeView[];
}
export class RuleRecordedView {
  @ApiProperty() marketId: string;
  @ApiProperty({ type: String, nullable: true }) productId: string | null;
  @ApiProperty({ format: 'date' }) validFrom: string;
}
export class RulesQuery extends RulesQueryDto {}
export class RulesPage extends RulesView {}
