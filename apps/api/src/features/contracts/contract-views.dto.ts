import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { CONTRACT_STATES, type ContractState } from '@domain/contracts/contract';
import type { PriceRule } from '@domain/contracts/price-rule';
import type { TermChange, TermValue } from '@domain/contracts/compare-terms';
import { VERSION_STATES, type VersionState } from '@domain/contracts/contract-version';
import { PartyView } from '../identity/identity.dto';
import { AreaDto, GradeTermDto, IndexReferenceDto, SlotDto } from './terms.dto';

const PRICE_KINDS = ['fixed', 'floor_plus_market', 'market_minus'];

/** A price rule as it was agreed. */
export class PriceRuleView {
  @ApiProperty({ enum: PRICE_KINDS, enumName: 'PriceRuleKind' }) kind: PriceRule['kind'];
  @ApiProperty({ required: false }) vndPerKg?: number;
  @ApiProperty({ type: Number, required: false, nullable: true }) floorVndPerKg?: number | null;
  @ApiProperty({ type: Number, required: false, nullable: true }) capVndPerKg?: number | null;
  @ApiProperty({ required: false }) minusVndPerKg?: number;
  @ApiProperty({ type: IndexReferenceDto, required: false }) index?: IndexReferenceDto;
}

export class ContractPeriodView {
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) to: string;
  @ApiProperty() kg: number;
  @ApiProperty({ type: Number, nullable: true }) percentBp: number | null;
  @ApiProperty({ type: Number, nullable: true }) bandKg: number | null;
  @ApiProperty({ description: 'The least that the processor takes' }) lowerKg: number;
  @ApiProperty({ description: 'The most that binds by itself' }) upperKg: number;
}

export class LinkageView {
  @ApiProperty() form: string;
  @ApiProperty({ description: 'How many; their names are the cooperative’s own' }) households: number;
  @ApiProperty() householdsKg: number;
}

/** What the two parties see of their contract: its terms, and how far it has come. */
@ApiExtraModels(SlotDto, AreaDto, LinkageView)
export class ContractView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() number: string;
  @ApiProperty() cooperative: PartyView;
  @ApiProperty() processor: PartyView;
  @ApiProperty() productId: string;
  @ApiProperty({ type: [String] }) varietyIds: readonly string[];
  @ApiProperty({ type: [String] }) gradeIds: readonly string[];
  @ApiProperty({ type: [GradeTermDto] }) grades: readonly GradeTermDto[];
  @ApiProperty() placeId: string;
  @ApiProperty({ allOf: [{ $ref: getSchemaPath(SlotDto) }], nullable: true, type: Object }) slot: SlotDto | null;
  @ApiProperty({ type: [ContractPeriodView] }) periods: readonly ContractPeriodView[];
  @ApiProperty() agreedKg: number;
  @ApiProperty({ description: 'The most that may be called off in the season' }) ceilingKg: number;
  @ApiProperty() calledOffKg: number;
  @ApiProperty() remainingKg: number;
  @ApiProperty({ description: 'Above the band, not yet answered' }) waitingKg: number;
  @ApiProperty({ description: 'Bound to be delivered so far' }) calledKg: number;
  @ApiProperty() heldKg: number;
  @ApiProperty() confirmedKg: number;
  @ApiProperty({ description: 'Weighed in at the plant' }) deliveredKg: number;
  @ApiProperty() acceptedKg: number;
  @ApiProperty() shortByCooperativeKg: number;
  @ApiProperty() shortByProcessorKg: number;
  @ApiProperty() shortByForceKg: number;
  @ApiProperty() toleranceBp: number;
  @ApiProperty() price: PriceRuleView;
  @ApiProperty({ type: Number, nullable: true, description: 'The fixed price or the floor; null where the market alone decides' })
  priceVndPerKg: number | null;
  @ApiProperty({ format: 'date' }) seasonFrom: string;
  @ApiProperty({ format: 'date' }) seasonTo: string;
  @ApiProperty() noticeHours: number;
  @ApiProperty() confirmHours: number;
  @ApiProperty() makeUpDays: number;
  @ApiProperty({ description: 'Digits of whole VND' }) depositVnd: string;
  @ApiProperty() penaltyBp: number;
  @ApiProperty({ type: [String] }) forceMajeure: readonly string[];
  @ApiProperty({ allOf: [{ $ref: getSchemaPath(AreaDto) }], nullable: true, type: Object }) area: AreaDto | null;
  @ApiProperty({ type: [String] }) areaCodes: readonly string[];
  @ApiProperty({ allOf: [{ $ref: getSchemaPath(LinkageView) }], nullable: true, type: Object }) linkage: LinkageView | null;
  @ApiProperty({ enum: CONTRACT_STATES.states, enumName: 'ContractState' }) state: ContractState;
  @ApiProperty() version: number;
}

export class ContractsPage {
  @ApiProperty({ type: [ContractView] }) items: ContractView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class SignatureView {
  @ApiProperty({ format: 'uuid' }) partyId: string;
  @ApiProperty({ format: 'date-time' }) at: string;
}

/** One version of the terms: what is signed is the text behind `termsHash`. */
export class ContractVersionView {
  @ApiProperty({ format: 'uuid' }) contractId: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: VERSION_STATES.states, enumName: 'ContractVersionState' }) state: VersionState;
  @ApiProperty({ description: 'SHA-256 of the text that is signed, in hexadecimal' }) termsHash: string;
  @ApiProperty({ format: 'uuid', description: 'Its paper among the documents goes by this' }) paperId: string;
  @ApiProperty({ format: 'uuid' }) proposedBy: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: [SignatureView] }) signatures: readonly SignatureView[];
}

export class AgreedContractView {
  @ApiProperty() contract: ContractView;
  @ApiProperty() version: ContractVersionView;
}

export class TermChangeView implements TermChange {
  @ApiProperty({ example: 'periods.0.kg' }) path: string;
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'null' }] }) before: TermValue;
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'null' }] }) after: TermValue;
}

export class VersionWithChanges extends ContractVersionView {
  @ApiProperty({ type: [TermChangeView], description: 'Against the version before; empty for the first' })
  changes: readonly TermChangeView[];
  @ApiProperty({ type: Object, additionalProperties: true, description: 'Every term, households included' }) terms: object;
}

export class VersionsList {
  @ApiProperty({ type: [VersionWithChanges] }) items: VersionWithChanges[];
}
