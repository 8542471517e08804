import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { CERTIFICATES } from '@domain/offers/certificate';
import { type GradeSpread, LIMIT_PLACES, type LimitPlace } from '@domain/orders/order-rules';
import type { LineRules } from '@domain/orders/standing-order';
import { gradeIdOf } from '@domain/shared/ids';
import { costOf } from '@domain/shared/unit-price';
import { kgOf } from '@domain/shared/weight';

/** More names than the domain allows, so that its own refusal answers; far more than that is not a list of fruit. */
const NAMES_MAX = 100;

/** For this grade the buyer pays so much less. */
export class GradeSpreadDto {
  @ApiProperty() @IsString() @MaxLength(80) gradeId: string;
  @ApiProperty() @IsInt({ message: 'price.out_of_range' }) lessVndPerKg: number;

  toSpread(): GradeSpread {
    return { gradeId: gradeIdOf(this.gradeId, 'gradeSpread'), lessVndPerKg: costOf(this.lessVndPerKg, 'gradeSpread') };
  }
}

/** What every order says of the fruit, the place and how it may be filled; the days and the limit are said beside it. */
export class OrderTermsDto {
  @ApiProperty({ example: 'mango' }) @IsString() @MaxLength(80) productId: string;
  @ApiProperty({ type: [String], example: [], description: 'None listed: any variety of the product' })
  @IsArray()
  @ArrayMaxSize(NAMES_MAX)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  varietyIds: string[];
  @ApiProperty({ type: [String], example: ['grade1'], description: 'An offer fits when its grade serves one of them' })
  @IsArray()
  @ArrayMaxSize(NAMES_MAX)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  gradeIds: string[];
  @ApiProperty({ example: 'mkt-hanoi', description: 'Where the fruit is delivered' }) @IsString() @MaxLength(80) placeId: string;
  @ApiPropertyOptional({ example: 'CN', description: 'The market that the fruit goes on to and whose papers it needs' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  destinationId?: string;
  @ApiProperty({ example: 6000, description: 'Whole kg' }) @IsInt({ message: 'weight.out_of_range' }) kg: number;
  @ApiPropertyOptional({ enum: CERTIFICATES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  certificates?: string[];
  @ApiPropertyOptional({ description: 'Confirm for me when matched', default: false }) @IsOptional() @IsBoolean() firm?: boolean;

  @ApiPropertyOptional({ enum: LIMIT_PLACES, enumName: 'LimitPlace', description: 'Where the limit is meant; left out: delivered' })
  @IsOptional()
  @IsIn(LIMIT_PLACES)
  limitAt?: LimitPlace;
  @ApiPropertyOptional({ type: [GradeSpreadDto], description: 'Wanted grades that are worth less than the limit' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(NAMES_MAX)
  @ValidateNested({ each: true })
  @Type(() => GradeSpreadDto)
  gradeSpread?: GradeSpreadDto[];
  @ApiPropertyOptional({ description: 'Least kg of one delivery from one seller; left out: any' })
  @IsOptional()
  @IsInt({ message: 'weight.out_of_range' })
  minLotKg?: number;
  @ApiPropertyOptional({ description: 'Most kg from one seller; left out: any' })
  @IsOptional()
  @IsInt({ message: 'weight.out_of_range' })
  maxPerSellerKg?: number;
  @ApiPropertyOptional({ description: 'Filled whole in one round, or not at all' }) @IsOptional() @IsBoolean() allOrNothing?: boolean;

  /** How a line may be filled. */
  toRules(): LineRules {
    return {
      limitAt: this.limitAt ?? 'delivered',
      gradeSpread: (this.gradeSpread ?? []).map((spread) => spread.toSpread()),
      minLotKg: kgOf(this.minLotKg ?? 0, 'minLotKg'),
      maxPerSellerKg: kgOf(this.maxPerSellerKg ?? 0, 'maxPerSellerKg'),
      allOrNothing: this.allOrNothing ?? false,
    };
  }
}
