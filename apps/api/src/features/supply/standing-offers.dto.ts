import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { areaCodeText } from '@domain/areas/code-text';
import { CERTIFICATES, certificatesOf } from '@domain/offers/certificate';
import { CERTAINTIES, type Certainty, VISIBILITIES, type Visibility } from '@domain/offers/offer';
import { DomainError } from '@domain/shared/domain-error';
import { gradeIdOf, placeIdOf, varietyIdOf } from '@domain/shared/ids';
import { SKIPS_MAX } from '@domain/shared/standing-schedule';
import { priceOf, VND_PER_KG_MAX } from '@domain/shared/unit-price';
import { kgOf, lotKgOf } from '@domain/shared/weight';
import type { AskRule, StandingOfferTerms } from '@domain/supply/standing-offer';
import { PageQuery } from '../../platform/http/page.dto';
import { scheduleOf, WEEKDAYS_SENT_MAX } from '../../platform/schedule/schedule-fields';
import { INDEX_IDS } from '../contracts/price-indexes.service';
import { lotRulesOf, OpenOfferDto } from '../offers/offers.dto';

const ASK_KINDS = ['fixed', 'index'] as const;
const STATES = ['active', 'paused', 'ended'] as const;
const LINE_STATES = ['placed', 'missed', 'paused'] as const;

/** What a day's lot asks. */
export class AskRuleDto {
  @ApiProperty({
    enum: ASK_KINDS,
    enumName: 'AskKind',
    description: 'fixed: always the least; index: follows a price index down to the least',
  })
  @IsIn(ASK_KINDS, { message: 'standing_offer.ask_invalid' })
  kind: (typeof ASK_KINDS)[number];
  @ApiProperty({ example: 9000, description: 'Whole VND/kg at the farm gate' })
  @IsInt({ message: 'price.out_of_range' })
  leastVndPerKg: number;
  @ApiPropertyOptional({ type: String, nullable: true, enum: INDEX_IDS }) @IsOptional() @IsString() @MaxLength(40) indexId?: string | null;
  @ApiPropertyOptional({ description: 'So much above the index, below it if negative' })
  @IsOptional()
  @IsInt({ message: 'price.out_of_range' })
  overVndPerKg?: number;

  toAsk(): AskRule {
    const least = priceOf(this.leastVndPerKg, 'ask');
    if (this.kind === 'fixed') return { kind: 'fixed', vndPerKg: least };
    const over = this.overVndPerKg ?? 0;
    const indexId = INDEX_IDS.find((id) => id === this.indexId);
    if (indexId === undefined || Math.abs(over) > VND_PER_KG_MAX) throw new DomainError('standing_offer.ask_invalid', {}, 'ask');
    return { kind: 'index', indexId, overVndPerKg: over, leastVndPerKg: least };
  }
}

/** All that a standing offer says: an offer, and when it comes. */
export class SetStandingOfferDto extends OmitType(OpenOfferDto, ['askVndPerKg', 'harvestFrom', 'harvestTo', 'toAsk'] as const) {
  @ApiProperty({ type: AskRuleDto }) @ValidateNested() @Type(() => AskRuleDto) ask: AskRuleDto;
  @ApiPropertyOptional({ type: Number, nullable: true, description: 'All its lots together, whole kg; left out: no bound' })
  @IsOptional()
  @IsInt({ message: 'weight.out_of_range' })
  mostKg?: number | null;
  @ApiProperty({ type: [Number], example: [1, 4], description: '1 is Monday, 7 Sunday' })
  @IsArray({ message: 'schedule.weekdays_invalid' })
  @ArrayMaxSize(WEEKDAYS_SENT_MAX, { message: 'schedule.weekdays_invalid' })
  @IsInt({ each: true, message: 'schedule.weekdays_invalid' })
  weekdays: number[];
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) from: string;
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'Left out: until it is stopped' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  until?: string | null;
  @ApiPropertyOptional({ type: [String], format: 'date', description: 'Days that are left out' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2 * SKIPS_MAX, { message: 'schedule.too_many_skips' })
  @IsString({ each: true })
  skips?: string[];
  @ApiProperty({ example: 1, description: 'A day’s lot is posted so many days before it' })
  @IsInt({ message: 'schedule.lead_out_of_range' })
  leadDays: number;
  @ApiProperty({ example: '05:00', description: 'In Vietnam' }) @IsString() @MaxLength(10) placeAt: string;
  @ApiProperty({ example: 2, description: 'Days on which the lot can be picked, the line’s own day first' })
  @IsInt({ message: 'schedule.window_out_of_range' })
  windowDays: number;

  toTerms(): StandingOfferTerms {
    return {
      varietyId: varietyIdOf(this.varietyId, 'varietyId'),
      gradeId: gradeIdOf(this.gradeId, 'gradeId'),
      placeId: placeIdOf(this.placeId, 'placeId'),
      kg: lotKgOf(this.kg, 'kg'),
      mostKg: typeof this.mostKg === 'number' ? kgOf(this.mostKg, 'mostKg') : null,
      ask: this.ask.toAsk(),
      certificates: certificatesOf(this.certificates ?? [], 'certificates'),
      areaCode: this.areaCode === undefined ? null : areaCodeText(this.areaCode, 'areaCode'),
      certainty: this.certainty ?? 'ready',
      firm: this.firm ?? false,
      lot: lotRulesOf(this),
      schedule: scheduleOf(this),
    };
  }
}

/** Days to leave out. */
export class SkipDaysDto {
  @ApiProperty({ type: [String], format: 'date', description: 'All days to come that are left out' })
  @IsArray()
  @ArrayMaxSize(2 * SKIPS_MAX, { message: 'schedule.too_many_skips' })
  @IsString({ each: true })
  days: string[];
}

export class LotLinesPageQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'date', description: 'Days before this one' }) @IsOptional() @IsString() @MaxLength(40) before?: string;
}

/** Why a day was missed, in both languages. */
export class LotLineReason {
  @ApiProperty() vi: string;
  @ApiProperty() en: string;
}

/** How a day of a standing offer ended. */
export class StandingOfferLineView {
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ enum: LINE_STATES, enumName: 'StandingLineState' }) state: (typeof LINE_STATES)[number];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) offerId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was missed: the code of a refusal' }) code: string | null;
  @ApiProperty({ type: LotLineReason, nullable: true }) reason: LotLineReason | null;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class AskRuleView {
  @ApiProperty({ enum: ASK_KINDS, enumName: 'AskKind' }) kind: (typeof ASK_KINDS)[number];
  @ApiProperty({ type: String, nullable: true }) indexId: string | null;
  @ApiProperty() overVndPerKg: number;
  @ApiProperty() leastVndPerKg: number;
}

/** A standing offer for its own seller. */
export class StandingOfferView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) sellerId: string;
  @ApiProperty() marketId: string;
  @ApiProperty() varietyId: string;
  @ApiProperty() gradeId: string;
  @ApiProperty() placeId: string;
  @ApiProperty({ description: 'Of each lot' }) kg: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Of all its lots together' }) mostKg: number | null;
  @ApiProperty({ type: AskRuleView }) ask: AskRuleView;
  @ApiProperty({ enum: CERTIFICATES, enumName: 'Certificate', isArray: true }) certificates: readonly string[];
  @ApiProperty({ type: String, nullable: true }) areaCode: string | null;
  @ApiProperty({ enum: CERTAINTIES, enumName: 'Certainty' }) certainty: Certainty;
  @ApiProperty() firm: boolean;
  @ApiProperty({ enum: VISIBILITIES, enumName: 'Visibility' }) visibility: Visibility;
  @ApiProperty({ type: [String], format: 'uuid' }) invitedIds: readonly string[];
  @ApiProperty({ description: '0: any part' }) minLotKg: number;
  @ApiProperty() stepKg: number;
  @ApiProperty() allOrNothing: boolean;
  @ApiProperty({ type: [Number], description: '1 is Monday, 7 Sunday' }) weekdays: readonly number[];
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) until: string | null;
  @ApiProperty({ type: [String], format: 'date', description: 'Days that are left out' }) skips: readonly string[];
  @ApiProperty() leadDays: number;
  @ApiProperty({ example: '05:00' }) placeAt: string;
  @ApiProperty() windowDays: number;
  @ApiProperty({ enum: STATES, enumName: 'StandingOrderState' }) state: (typeof STATES)[number];
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The next day that gets a lot' }) nextDay: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When that lot is posted' }) nextAt: string | null;
  @ApiProperty() version: number;
}

/** A standing offer with its last days, newest first. */
export class StandingWithLotsView extends StandingOfferView {
  @ApiProperty({ type: [StandingOfferLineView] }) recent: StandingOfferLineView[];
}

export class StandingOffersPage {
  @ApiProperty({ type: [StandingWithLotsView] }) items: StandingWithLotsView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class StandingOfferLineList {
  @ApiProperty({ type: [StandingOfferLineView] }) items: StandingOfferLineView[];
}
