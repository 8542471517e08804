import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { PlaceKind } from '@domain/catalogue/place';

const PLACE_KINDS: readonly PlaceKind[] = [
  'collection_point',
  'factory',
  'packing_facility',
  'wholesale_market',
  'city',
  'border_gate',
  'rail_terminal',
  'seaport',
  'airport',
];

/** Longer than any name of the catalogue. */
const SEARCH_LENGTH_MAX = 80;

/** Which names to look for; accents do not matter. */
export class NameQuery {
  @ApiPropertyOptional({ description: 'Part of a Vietnamese or English name, with or without accents', example: 'man hau' })
  @IsOptional()
  @IsString()
  @MaxLength(SEARCH_LENGTH_MAX)
  q?: string;
}

/** Which places to list. */
export class PlaceQuery extends NameQuery {
  @ApiPropertyOptional({ enum: PLACE_KINDS })
  @IsOptional()
  @IsIn(PLACE_KINDS)
  kind?: PlaceKind;
}

/** Which prices to list. */
export class PriceQuery {
  @ApiPropertyOptional({ example: 'mango' })
  @IsOptional()
  @IsString()
  @MaxLength(SEARCH_LENGTH_MAX)
  productId?: string;
}

/** Which ways to list. */
export class RouteQuery {
  @ApiPropertyOptional({ description: 'A collection point', example: 'cp-hat-lot' })
  @IsOptional()
  @IsString()
  @MaxLength(SEARCH_LENGTH_MAX)
  from?: string;

  @ApiPropertyOptional({ description: 'A destination', example: 'fac-doveco-son-la' })
  @IsOptional()
  @IsString()
  @MaxLength(SEARCH_LENGTH_MAX)
  to?: string;
}

/** Harvest months, both ends included; `fromMonth` above `toMonth` runs over the new year. */
export class SeasonView {
  @ApiProperty({ example: 5 }) fromMonth: number;
  @ApiProperty({ example: 8 }) toMonth: number;
  @ApiProperty({ type: [Number] }) peakMonths: readonly number[];
}

export class VarietyView {
  @ApiProperty({ example: 'mango-gl4-dai-loan' }) id: string;
  @ApiProperty() nameVi: string;
  @ApiProperty() nameEn: string;
  @ApiProperty() season: SeasonView;
  @ApiProperty({ type: [String], description: 'Districts before July 2025 where most of it grows' }) formerDistricts: readonly string[];
  @ApiProperty({ description: 'No new offer, order or contract may name it' }) retired: boolean;
}

export class GradeView {
  @ApiProperty({ example: 'grade1' }) id: string;
  @ApiProperty() nameVi: string;
  @ApiProperty() nameEn: string;
  @ApiProperty({ description: '0 is the best' }) rank: number;
  @ApiProperty({ type: [String], description: 'Grades that a lot of this one may stand in for, directly' }) serves: readonly string[];
  @ApiProperty({ description: 'No new offer, order or contract may name it' }) retired: boolean;
}

export class ProductView {
  @ApiProperty({ example: 'mango' }) id: string;
  @ApiProperty() nameVi: string;
  @ApiProperty() nameEn: string;
  @ApiProperty({ enum: ['fruit', 'vegetable', 'industrial', 'field'] }) category: string;
  @ApiProperty({ description: 'Whether its market takes offers and orders now' }) marketOpen: boolean;
  @ApiProperty() season: SeasonView;
  @ApiProperty({ type: [VarietyView] }) varieties: readonly VarietyView[];
  @ApiProperty({ type: [GradeView] }) grades: readonly GradeView[];
  @ApiProperty({ description: 'Average price at the farm in the reference data' }) referenceVndPerKg: number;
  @ApiProperty({ description: 'What a kilogram loses with each day after harvest' }) freshnessVndPerKgDay: number;
  @ApiProperty({ description: 'Days that fruit may wait at the farm' }) maxHoldDays: number;
}

export class PlaceView {
  @ApiProperty({ example: 'cp-hat-lot' }) id: string;
  @ApiProperty({ enum: PLACE_KINDS }) kind: string;
  @ApiProperty() nameVi: string;
  @ApiProperty() nameEn: string;
  @ApiProperty() lat: number;
  @ApiProperty() lon: number;
  @ApiProperty({ type: String, nullable: true }) communeCode: string | null;
  @ApiProperty({ type: String, nullable: true }) formerDistrict: string | null;
  @ApiProperty({ description: 'Invented for the demo day' }) demo: boolean;
}

export class CommuneView {
  @ApiProperty({ example: '04105' }) code: string;
  @ApiProperty() nameVi: string;
  @ApiProperty() nameEn: string;
  @ApiProperty() fullNameVi: string;
  @ApiProperty({ enum: ['ward', 'commune'] }) type: string;
  @ApiProperty({ type: [String] }) formerDistricts: readonly string[];
  @ApiProperty() lat: number;
  @ApiProperty() lon: number;
}

export class DestinationMarketView {
  @ApiProperty({ example: 'CN' }) id: string;
  @ApiProperty() nameVi: string;
  @ApiProperty() nameEn: string;
  @ApiProperty({ enum: ['export', 'domestic', 'processing'] }) kind: string;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'What it asks of each product; productId null: of all',
  })
  productRules: readonly Record<string, unknown>[];
}

export class PriceView {
  @ApiProperty({ example: 'pr-002' }) id: string;
  @ApiProperty({ type: String, nullable: true }) productId: string | null;
  @ApiProperty({ type: String, nullable: true }) varietyId: string | null;
  @ApiProperty({ type: String, nullable: true }) gradeId: string | null;
  @ApiProperty() place: string;
  @ApiProperty() minVndPerKg: number;
  @ApiProperty() maxVndPerKg: number;
  @ApiProperty({ example: '2024 season' }) period: string;
  @ApiProperty({ example: 'farm gate' }) stage: string;
  @ApiProperty({ type: String, nullable: true }) source: string | null;
  @ApiProperty({ type: String, nullable: true }) assumption: string | null;
}

export class RouteView {
  @ApiProperty() fromPlaceId: string;
  @ApiProperty() toPlaceId: string;
  @ApiProperty() km: number;
  @ApiProperty({ description: '0 arrives on the same day' }) transitDays: number;
  @ApiProperty() freightVndPerKg: number;
  @ApiProperty({ description: 'True when the distance was derived and not given' }) assumed: boolean;
}

export class ProductListView {
  @ApiProperty({ type: [ProductView] }) items: readonly ProductView[];
}
export class PlaceListView {
  @ApiProperty({ type: [PlaceView] }) items: readonly PlaceView[];
}
export class CommuneListView {
  @ApiProperty({ type: [CommuneView] }) items: readonly CommuneView[];
}
export class DestinationMarketListView {
  @ApiProperty({ type: [DestinationMarketView] }) items: readonly DestinationMarketView[];
}
export class PriceListView {
  @ApiProperty({ type: [PriceView] }) items: readonly PriceView[];
}
export class RouteListView {
  @ApiProperty({ type: [RouteView] }) items: readonly RouteView[];
}
