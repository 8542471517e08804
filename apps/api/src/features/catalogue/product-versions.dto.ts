import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { ProductCategory } from '@domain/catalogue/product';
import { MEASURES, type MeasureKind, type ProductSheet } from '@domain/catalogue/product-sheet';
import type { ProductChange } from '@domain/catalogue/product-version';
import { dayOf } from '@domain/shared/day';

const CATEGORIES: readonly ProductCategory[] = ['fruit', 'vegetable', 'industrial', 'field'];
const TEXT_MAX = 400;
const LIST_MAX = 40;

export class SeasonDto {
  @ApiProperty({ example: 5 }) @IsInt({ message: 'catalogue.season_invalid' }) fromMonth: number;
  @ApiProperty({ example: 8 }) @IsInt({ message: 'catalogue.season_invalid' }) toMonth: number;
  @ApiProperty({ type: [Number] }) @IsArray() @ArrayMaxSize(12) @IsInt({ each: true }) peakMonths: number[];
}

export class ShelfLifeDto {
  @ApiProperty({ example: 5 }) @IsInt({ message: 'catalogue.shelf_life_invalid' }) daysMin: number;
  @ApiProperty({ example: 8 }) @IsInt({ message: 'catalogue.shelf_life_invalid' }) daysMax: number;
  @ApiProperty({ example: 28 }) @IsInt({ message: 'catalogue.shelf_life_invalid' }) celsius: number;
}

class NamedDto {
  @ApiProperty() @IsString() @MaxLength(TEXT_MAX) nameVi: string;
  @ApiProperty() @IsString() @MaxLength(TEXT_MAX) nameEn: string;
}

export class VarietySheetDto extends NamedDto {
  @ApiProperty({ example: 'mango-gl4-dai-loan' }) @IsString() @MaxLength(TEXT_MAX) id: string;
  @ApiProperty({ type: SeasonDto }) @IsObject() @ValidateNested() @Type(() => SeasonDto) season: SeasonDto;
  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMaxSize(LIST_MAX)
  @IsString({ each: true })
  @MaxLength(TEXT_MAX, { each: true })
  formerDistricts: string[];
  @ApiPropertyOptional({ description: 'Takes nothing new from the day of this version; what is open under it stands' })
  @IsOptional()
  @IsBoolean()
  retired?: boolean;
}

export class MeasureDto {
  @ApiProperty({ enum: MEASURES, enumName: 'MeasureKind' }) @IsIn(MEASURES) kind: MeasureKind;
  @ApiProperty({ example: 500 }) @IsNumber({}, { message: 'catalogue.measure_out_of_range' }) value: number;
}

export class GradeSheetDto extends NamedDto {
  @ApiProperty({ example: 'grade1' }) @IsString() @MaxLength(TEXT_MAX) id: string;
  @ApiProperty({ type: [MeasureDto], description: 'None: as it comes from the field' })
  @IsArray()
  @ArrayMaxSize(MEASURES.length)
  @ValidateNested({ each: true })
  @Type(() => MeasureDto)
  measures: MeasureDto[];
  @ApiProperty({ type: [String], description: 'Grades that a lot of this one may stand in for, directly' })
  @IsArray()
  @ArrayMaxSize(LIST_MAX)
  @IsString({ each: true })
  @MaxLength(TEXT_MAX, { each: true })
  serves: string[];
  @ApiPropertyOptional({ description: 'Takes nothing new from the day of this version; what is open under it stands' })
  @IsOptional()
  @IsBoolean()
  retired?: boolean;
}

export class PackUnitDto extends NamedDto {
  @ApiProperty({ example: 13 }) @IsInt({ message: 'catalogue.conversion_invalid' }) kg: number;
}

export class ProductFormDto extends NamedDto {
  @ApiProperty({ example: 167, description: 'Grams of this form that one kilogram of the product comes to' })
  @IsInt({ message: 'catalogue.conversion_invalid' })
  gramsPerKg: number;
  @ApiProperty({ description: 'Where the conversion is stated' }) @IsString() @MaxLength(TEXT_MAX) basis: string;
}

/** Everything that the catalogue says of one product. */
export class ProductSheetDto extends NamedDto {
  @ApiProperty({ enum: CATEGORIES }) @IsIn(CATEGORIES) category: ProductCategory;
  @ApiProperty({ type: SeasonDto }) @IsObject() @ValidateNested() @Type(() => SeasonDto) season: SeasonDto;
  @ApiProperty({ type: SeasonDto, nullable: true, description: 'A smaller harvest out of season' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SeasonDto)
  offSeason: SeasonDto | null;
  @ApiProperty({ type: ShelfLifeDto }) @IsObject() @ValidateNested() @Type(() => ShelfLifeDto) ambient: ShelfLifeDto;
  @ApiProperty({ type: ShelfLifeDto, nullable: true }) @IsOptional() @ValidateNested() @Type(() => ShelfLifeDto) cold: ShelfLifeDto | null;
  @ApiProperty({ example: 7054 }) @IsInt({ message: 'price.out_of_range' }) referenceVndPerKg: number;
  @ApiProperty({ type: Number, nullable: true }) @IsOptional() @IsInt({ message: 'area.yield_out_of_range' }) yieldKgPerHa: number | null;
  @ApiProperty({ type: [VarietySheetDto] })
  @IsArray()
  @ArrayMaxSize(LIST_MAX)
  @ValidateNested({ each: true })
  @Type(() => VarietySheetDto)
  varieties: VarietySheetDto[];
  @ApiProperty({ type: [GradeSheetDto], description: 'Best first' })
  @IsArray()
  @ArrayMaxSize(LIST_MAX)
  @ValidateNested({ each: true })
  @Type(() => GradeSheetDto)
  grades: GradeSheetDto[];
  @ApiProperty({ type: [PackUnitDto] })
  @IsArray()
  @ArrayMaxSize(LIST_MAX)
  @ValidateNested({ each: true })
  @Type(() => PackUnitDto)
  units: PackUnitDto[];
  @ApiProperty({ type: [ProductFormDto] })
  @IsArray()
  @ArrayMaxSize(LIST_MAX)
  @ValidateNested({ each: true })
  @Type(() => ProductFormDto)
  forms: ProductFormDto[];
}

/** What an operator states of a product, from when on, and by which source. */
export class StateProductDto {
  @ApiProperty({ format: 'date', description: 'Today or later, after the version before' })
  @IsString()
  @MaxLength(40)
  effectiveFrom: string;
  @ApiProperty({ description: 'Decree, survey or page that says so' }) @IsString() @MaxLength(1000) source: string;
  @ApiProperty({ type: ProductSheetDto }) @IsObject() @ValidateNested() @Type(() => ProductSheetDto) sheet: ProductSheetDto;

  toChange(): ProductChange {
    const { offSeason, cold, yieldKgPerHa, ...rest } = this.sheet;
    const sheet: ProductSheet = { ...rest, offSeason: offSeason ?? null, cold: cold ?? null, yieldKgPerHa: yieldKgPerHa ?? null };
    return { effectiveFrom: dayOf(this.effectiveFrom, 'effectiveFrom'), source: this.source, sheet };
  }
}

/** A product that was not there before, with its first version. */
export class CreateProductDto extends StateProductDto {
  @ApiProperty({ example: 'star-apple', description: 'Names the product and its market for good: small letters, figures, hyphens' })
  @IsString()
  @MaxLength(TEXT_MAX)
  id: string;
}

export class PlannedProductView {
  @ApiProperty() productId: string;
  @ApiProperty() nameVi: string;
  @ApiProperty() nameEn: string;
  @ApiProperty({ format: 'date' }) effectiveFrom: string;
}
export class PlannedProductsView {
  @ApiProperty({ type: [PlannedProductView] }) items: readonly PlannedProductView[];
}

export class ProductVersionView {
  @ApiProperty() version: number;
  @ApiProperty({ format: 'date' }) effectiveFrom: string;
  @ApiProperty({ enum: ['planned', 'in_force', 'past', 'withdrawn'], enumName: 'ProductVersionState' }) state: string;
  @ApiProperty() source: string;
  @ApiProperty({ type: String, nullable: true, description: 'Who stated it; null: a reference file, or not for you to know' })
  recordedBy: string | null;
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
  @ApiProperty({ type: ProductSheetDto }) sheet: ProductSheetDto;
}
export class ProductVersionsView {
  @ApiProperty({ type: [ProductVersionView], description: 'The newest first' }) items: readonly ProductVersionView[];
}
export class ProductStatedView {
  @ApiProperty() productId: string;
  @ApiProperty() version: number;
}
