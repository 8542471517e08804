import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { FORCE_MAJEURE_CAUSES, type ForceMajeureCause, LINKAGE_FORMS, type LinkageForm } from '@domain/contracts/contract-terms';

/** More entries than the domain allows, so that its own refusal answers. */
const NAMES_MAX = 100;
const PERIODS_MAX = 100;
const HOUSEHOLDS_MAX = 1_001;
const PRICE_KINDS = ['fixed', 'floor_plus_market', 'market_minus'] as const;

export class GradeTermDto {
  @ApiProperty({ example: 'grade1' }) @IsString() @MaxLength(80) gradeId: string;
  @ApiProperty({ example: 0, description: 'Beside the contract’s price, may be negative' })
  @IsInt({ message: 'contract.spread_out_of_range' })
  spreadVndPerKg: number;
}

export class SlotDto {
  @ApiProperty({ example: '06:00' }) @IsString() @MaxLength(5) from: string;
  @ApiProperty({ example: '10:00' }) @IsString() @MaxLength(5) to: string;
}

export class PeriodDto {
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) from: string;
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) to: string;
  @ApiProperty({ example: 20000 }) @IsInt({ message: 'weight.out_of_range' }) kg: number;
  @ApiPropertyOptional({ type: Number, nullable: true, example: 1000, description: '± in basis points' })
  @IsOptional()
  @IsInt({ message: 'contract.band_out_of_range' })
  percentBp?: number | null;
  @ApiPropertyOptional({ type: Number, nullable: true, description: '± in kg; with both the lesser holds' })
  @IsOptional()
  @IsInt({ message: 'contract.band_out_of_range' })
  bandKg?: number | null;
}

export class IndexReferenceDto {
  @ApiProperty({ enum: ['farm_gate', 'factory_gate', 'border_gate'] }) @IsString() @MaxLength(40) indexId: string;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(80) placeId?: string | null;
  @ApiProperty({ example: 1, description: 'Days before the call-off' }) @IsInt() lagDays: number;
  @ApiProperty({ example: 7, description: 'Mean over so many days' }) @IsInt() averageDays: number;
}

export class PriceRuleDto {
  @ApiProperty({ enum: PRICE_KINDS }) @IsIn(PRICE_KINDS) kind: (typeof PRICE_KINDS)[number];
  @ApiPropertyOptional({ example: 8500, description: 'The fixed price' })
  @IsOptional()
  @IsInt({ message: 'price.out_of_range' })
  vndPerKg?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt({ message: 'price.out_of_range' }) floorVndPerKg?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt({ message: 'price.out_of_range' }) capVndPerKg?: number;
  @ApiPropertyOptional({ description: 'What is taken off the market price' })
  @IsOptional()
  @IsInt({ message: 'price.out_of_range' })
  minusVndPerKg?: number;
  @ApiPropertyOptional({ type: IndexReferenceDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => IndexReferenceDto)
  index?: IndexReferenceDto;
}

export class AreaDto {
  @ApiProperty() @IsInt({ message: 'contract.area_out_of_range' }) squareMetres: number;
  @ApiProperty() @IsInt({ message: 'contract.area_out_of_range' }) yieldKgPerHectare: number;
}

export class HouseholdDto {
  @ApiProperty() @IsString() @MaxLength(120) name: string;
  @ApiProperty() @IsInt({ message: 'weight.out_of_range' }) kg: number;
}

export class LinkageDto {
  @ApiProperty({ enum: LINKAGE_FORMS }) @IsIn(LINKAGE_FORMS) form: LinkageForm;
  @ApiProperty({ type: [HouseholdDto] })
  @IsArray()
  @ArrayMaxSize(HOUSEHOLDS_MAX)
  @ValidateNested({ each: true })
  @Type(() => HouseholdDto)
  households: HouseholdDto[];
}

/** The terms of a contract as they come over the wire. */
export class TermsDto {
  @ApiProperty({ example: 'mango' }) @IsString() @MaxLength(80) productId: string;
  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMaxSize(NAMES_MAX)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  varietyIds: string[];
  @ApiProperty({ type: [GradeTermDto] })
  @IsArray()
  @ArrayMaxSize(NAMES_MAX)
  @ValidateNested({ each: true })
  @Type(() => GradeTermDto)
  grades: GradeTermDto[];
  @ApiProperty({ example: 'fac-doveco-son-la' }) @IsString() @MaxLength(80) placeId: string;
  @ApiPropertyOptional({ type: SlotDto, nullable: true })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SlotDto)
  slot?: SlotDto | null;
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) seasonFrom: string;
  @ApiProperty({ format: 'date' }) @IsString() @MaxLength(40) seasonTo: string;
  @ApiProperty({ type: [PeriodDto] })
  @IsArray()
  @ArrayMaxSize(PERIODS_MAX)
  @ValidateNested({ each: true })
  @Type(() => PeriodDto)
  periods: PeriodDto[];
  @ApiPropertyOptional({ description: 'Without it: what is committed with the tolerance' })
  @IsOptional()
  @IsInt({ message: 'weight.out_of_range' })
  ceilingKg?: number;
  @ApiProperty({ example: 1000 }) @IsInt({ message: 'contract.tolerance_out_of_range' }) toleranceBp: number;
  @ApiProperty({ example: 24 }) @IsInt({ message: 'contract.notice_out_of_range' }) noticeHours: number;
  @ApiPropertyOptional({ example: 2 }) @IsOptional() @IsInt() confirmHours?: number;
  @ApiPropertyOptional({ example: 3 }) @IsOptional() @IsInt() makeUpDays?: number;
  @ApiPropertyOptional({ example: '50000000', description: 'Digits of whole VND' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  depositVnd?: string;
  @ApiPropertyOptional({ example: 500, description: 'Basis points, at most 800' }) @IsOptional() @IsInt() penaltyBp?: number;
  @ApiPropertyOptional({ type: [String], enum: FORCE_MAJEURE_CAUSES })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  forceMajeure?: ForceMajeureCause[];
  @ApiProperty({ type: PriceRuleDto }) @IsObject() @ValidateNested() @Type(() => PriceRuleDto) price: PriceRuleDto;
  @ApiPropertyOptional({ type: AreaDto, nullable: true })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AreaDto)
  area?: AreaDto | null;
  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  areaCodes?: string[];
  @ApiPropertyOptional({ type: LinkageDto, nullable: true })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LinkageDto)
  linkage?: LinkageDto | null;
}
