import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProductCategory } from '@domain/catalogue/product';
import type { PackUnit, ProductForm } from '@domain/catalogue/product-sheet';
import type { PlaceKind, RoadClass } from '@domain/catalogue/place';
import type { RoadLeg } from '@domain/catalogue/route-table';
import type { FreightBand } from '@domain/catalogue/freight';

/** A reference file: what it is, which version, and its records, each with the source and assumption it rests on. */
export interface ReferenceFile<FileRecord> {
  readonly dataset: string;
  readonly version: number;
  readonly date: string;
  readonly records: readonly FileRecord[];
}

/** Harvest months of a product or variety. */
export interface SeasonRecord {
  readonly fromMonth: number;
  readonly toMonth: number;
  readonly peakMonths?: readonly number[];
}

export interface VarietyRecord {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly season: SeasonRecord;
  readonly formerDistricts: readonly string[];
}

export interface GradeRecord {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly rank: number;
  readonly serves: readonly string[];
  readonly minGramsPerPiece?: number | null;
  readonly maxGramsPerPiece?: number | null;
  readonly minBrix?: number | null;
  readonly maxDefectPercent?: number | null;
  readonly minRipePercent?: number;
  readonly minStarchPercent?: number;
  readonly minCcs?: number;
  readonly maxMoisturePercent?: number;
  readonly servesBasis: string;
}

export interface ProductRecord {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly category: ProductCategory;
  readonly season: SeasonRecord;
  readonly offSeason?: SeasonRecord;
  readonly shelfLife: {
    readonly ambientDaysMin: number;
    readonly ambientDaysMax: number;
    readonly ambientC: number;
    readonly coldDaysMin: number;
    readonly coldDaysMax: number;
    readonly coldC: number;
  };
  readonly yieldKgPerHa?: { readonly value: number };
  readonly units?: readonly PackUnit[];
  readonly forms?: readonly ProductForm[];
  readonly referencePrice: { readonly vndPerKg: number; readonly fromPriceIds: readonly string[] };
  readonly varieties: readonly VarietyRecord[];
  readonly grades: readonly GradeRecord[];
}

export interface PlaceRecord {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly lat: number;
  readonly lon: number;
  readonly communeCode: string | null;
  readonly formerDistrict: string | null;
  readonly road: RoadClass | null;
  readonly demo: boolean;
}

export interface CommuneRecord {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly fullNameVi: string;
  readonly type: 'ward' | 'commune';
  readonly formerDistricts: readonly string[];
  readonly formerUnits: readonly string[];
  readonly lat: number;
  readonly lon: number;
}

export interface PriceRecord {
  readonly id: string;
  readonly productId: string | null;
  readonly varietyId: string | null;
  readonly gradeId: string | null;
  readonly place: string;
  readonly minVndPerKg: number;
  readonly maxVndPerKg: number;
  readonly period: string;
  readonly stage: string;
}

export interface DestinationMarketRecord {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly productRules: readonly object[];
}

interface Figure {
  readonly value: number;
}

/** The routes file: legs with a length, and the rules by which every other way is derived. */
export interface RoutesFile extends ReferenceFile<RoadLeg> {
  readonly rules: {
    readonly detour: Readonly<Record<RoadClass, { readonly factor: number }>>;
    readonly kmPerHour: Readonly<Record<RoadClass | 'outside', Figure>>;
    readonly shortestKm: Figure;
    readonly minutesPerDriverDay: Figure;
    readonly hubPlaceId: string;
    readonly freight: readonly FreightBand[];
  };
}

/** Every file that is loaded into tables. */
export interface ReferenceFiles {
  readonly products: ReferenceFile<ProductRecord>;
  readonly places: ReferenceFile<PlaceRecord>;
  readonly routes: RoutesFile;
  readonly communes: ReferenceFile<CommuneRecord>;
  readonly prices: ReferenceFile<PriceRecord>;
  readonly destinationMarkets: ReferenceFile<DestinationMarketRecord>;
}

/** Reads the project's own reference files; they travel with the program, so a missing one is a broken build. */
export function readReferenceFiles(): ReferenceFiles {
  return {
    products: readFile('products'),
    places: readFile('places'),
    routes: readFile('routes'),
    communes: readFile('communes'),
    prices: readFile('prices'),
    destinationMarkets: readFile('destination-markets'),
  };
}

function readFile<File extends ReferenceFile<unknown>>(name: string): File {
  const file = JSON.parse(readFileSync(join(__dirname, 'reference-data', `${name}.json`), 'utf8')) as File;
  if (file.dataset !== name) throw new Error(`the file ${name}.json says that it is ${file.dataset}`);
  return file;
}
