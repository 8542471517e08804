import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { CERTIFICATES, certificatesOf } from '@domain/offers/certificate';
import { type GradeSpread, LIMIT_PLACES, type LimitPlace } from '@domain/orders/order-rules';
import type { LimitRule, StandingTerms } from '@domain/orders/standing-order';
import { DomainError } from '@domain/shared/domain-error';
import { destinationIdOf, gradeIdOf, placeIdOf, productIdOf, varietyIdOf } from '@domain/shared/ids';
import { priceOf, VND_PER_KG_MAX } from '@domain/shared/unit-price';
import { lotKgOf } from '@domain/shared/weight';
import { PageQuery } from '../../platform/http/page.dto';
import { scheduleOf, WEEKDAYS_SENT_MAX } from '../../platform/schedule/schedule-fields';
import { INDEX_IDS } from '../contracts/price-indexes.service';
import { GradeSpreadDto, OrderTermsDto } from './order-terms.dto';

const LIMIT_KINDS = ['fixed', 'index'] as const;
const STATES = ['active', 'paused', 'ended'] as const;

/** What a line pays at most. */
export class LimitRuleDto {
  @ApiProperty({
    enum: LIMIT_KINDS,
    enumName: 'LimitKind',
    description: 'fixed: always the most; index: follows a price index up to the most',
  })
  @IsIn(LIMIT_KINDS, { message: 'standing_order.limit_invalid' })
  kind: (typeof LIMIT_KINDS)[number];
  @ApiProperty({ example: 11000, description: 'Whole VND/kg' }) @IsInt({ message: 'price.out_of_range' }) mostVndPerKg: number;
  @ApiPropertyOptional({ type: String, nullable: true, enum: INDEX_IDS }) @IsOptional() @IsString() @MaxLength(40) indexId?: string | null;
  @ApiPropertyOptional({ description: 'So much above the index, below it if negative' })
  @IsOptional()
  @IsInt({ message: 'price.out_of_range' })
  overVndPerKg?: number;

  toLimit(): LimitRule {
    const most = priceOf(this.mostVndPerKg, 'limit');
    if (this.kind === 'fixed') return { kind: 'fixed', vndPerKg: most };
    const over = this.overVndPerKg ?? 0;
    const indexId = INDEX_IDS.find((id) => id === this.indexId);
    if (indexId === undefined || Math.abs(over) > VND_PER_KG_MAX) throw new DomainError('standing_order.limit_invalid', {}, 'limit');
    return { kind: 'index', indexId, overVndPerKg: over, mostVndPerKg: most };
  }
}

/** All that a standing order says. */
export class SetStandingOrderDto extends OrderTermsDto {
  @ApiProperty({ example: 'Xoài cho cửa hàng Cầu Giấy' }) @IsString() @MaxLength(400) name: string;
  @ApiProperty({ type: LimitRuleDto }) @ValidateNested() @Type(() => LimitRuleDto) limit: LimitRuleDto;
  @ApiProperty({ type: [Number], example: [1, 2, 3, 4, 5], description: '1 is Monday, 7 Sunday' })
  @IsArray({ message: 'schedule.weekdays_invalid' })
  @ArrayMaxSize(WEEKDAYS_SENT_MAX, { message: 'schedule.weekdays_invalid' })
  @IsInt({ each: true, message: 'schedule.weekdays_invalid' })
  weekdays: number[];
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) from: string;
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'Left out: until it is ended' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  until?: string | null;
  @ApiProperty({ example: 1, description: 'A day’s line is placed so many days before it' })
  @IsInt({ message: 'schedule.lead_out_of_range' })
  leadDays: number;
  @ApiProperty({ example: '05:00', description: 'In Vietnam' }) @IsString() @MaxLength(10) placeAt: string;
  @ApiProperty({ example: 3, description: 'Days on which the fruit may arrive, the line’s own day first' })
  @IsInt({ message: 'schedule.window_out_of_range' })
  windowDays: number;
  @ApiPropertyOptional({ type: Number, nullable: true, description: 'Hours that a line stands; left out: until its window is over' })
  @IsOptional()
  @IsInt({ message: 'standing_order.stands_out_of_range' })
  standsHours?: number | null;

  toTerms(catalogue: Catalogue): StandingTerms {
    const { id: marketId } = catalogue.product(productIdOf(this.productId, 'productId'), 'productId');
    return {
      name: this.name,
      marketId,
      varietyIds: this.varietyIds.map((id) => varietyIdOf(id, 'varietyIds')),
      gradeIds: this.gradeIds.map((id) => gradeIdOf(id, 'gradeIds')),
      placeId: placeIdOf(this.placeId, 'placeId'),
      destinationId: this.destinationId === undefined ? null : destinationIdOf(this.destinationId, 'destinationId'),
      kg: lotKgOf(this.kg, 'kg'),
      limit: this.limit.toLimit(),
      certificates: certificatesOf(this.certificates ?? [], 'certificates'),
      firm: this.firm ?? false,
      rules: this.toRules(),
      standsHours: this.standsHours ?? null,
      schedule: scheduleOf(this),
    };
  }
}

export class LinesPageQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'date', description: 'Days before this one' }) @IsOptional() @IsString() @MaxLength(40) before?: string;
}

/** A sentence in both languages. */
export class TwoSentences {
  @ApiProperty() vi: string;
  @ApiProperty() en: string;
}

/** How a day of a standing order ended. */
export class StandingLineView {
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ enum: ['placed', 'missed', 'paused'], enumName: 'StandingLineState' }) state: 'placed' | 'missed' | 'paused';
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) orderId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was missed: the code of a refusal' }) code: string | null;
  @ApiProperty({ type: TwoSentences, nullable: true }) reason: TwoSentences | null;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class LimitRuleView {
  @ApiProperty({ enum: LIMIT_KINDS, enumName: 'LimitKind' }) kind: (typeof LIMIT_KINDS)[number];
  @ApiProperty({ type: String, nullable: true }) indexId: string | null;
  @ApiProperty() overVndPerKg: number;
  @ApiProperty() mostVndPerKg: number;
}

/** A standing order for its own buyer. */
export class StandingOrderView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) buyerId: string;
  @ApiProperty() name: string;
  @ApiProperty() marketId: string;
  @ApiProperty({ type: [String] }) varietyIds: readonly string[];
  @ApiProperty({ type: [String] }) gradeIds: readonly string[];
  @ApiProperty() placeId: string;
  @ApiProperty({ type: String, nullable: true }) destinationId: string | null;
  @ApiProperty({ description: 'Of each line' }) kg: number;
  @ApiProperty({ type: LimitRuleView }) limit: LimitRuleView;
  @ApiProperty({ enum: LIMIT_PLACES, enumName: 'LimitPlace' }) limitAt: LimitPlace;
  @ApiProperty({ type: [GradeSpreadDto] }) gradeSpread: readonly GradeSpread[];
  @ApiProperty({ description: '0: any part' }) minLotKg: number;
  @ApiProperty({ description: '0: any part' }) maxPerSellerKg: number;
  @ApiProperty() allOrNothing: boolean;
  @ApiProperty({ enum: CERTIFICATES, enumName: 'Certificate', isArray: true }) certificates: readonly string[];
  @ApiProperty() firm: boolean;
  @ApiProperty({ type: Number, nullable: true }) standsHours: number | null;
  @ApiProperty({ type: [Number], description: '1 is Monday, 7 Sunday' }) weekdays: readonly number[];
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) until: string | null;
  @ApiProperty() leadDays: number;
  @ApiProperty({ example: '05:00' }) placeAt: string;
  @ApiProperty() windowDays: number;
  @ApiProperty({ enum: STATES, enumName: 'StandingOrderState' }) state: (typeof STATES)[number];
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The next day that gets a line' }) nextDay: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When that line is placed' }) nextAt: string | null;
  @ApiProperty() version: number;
}

/** A standing order with its last days, newest first. */
export class StandingWithLinesView extends StandingOrderView {
  @ApiProperty({ type: [StandingLineView] }) recent: StandingLineView[];
}

export class StandingOrdersPage {
  @ApiProperty({ type: [StandingWithLinesView] }) items: StandingWithLinesView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class StandingLineList {
  @ApiProperty({ type: [StandingLineView] }) items: StandingLineView[];
}
