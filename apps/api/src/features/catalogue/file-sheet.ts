import type { Measure, MeasureKind, ProductSheet, ShelfLife } from '@domain/catalogue/product-sheet';
import type { Season } from '@domain/catalogue/season';
import type { GradeRecord, ProductRecord, SeasonRecord } from './reference-files';

/** How the files name what is measured of a grade. */
const FIELDS: Readonly<Record<MeasureKind, keyof GradeRecord>> = {
  min_grams_per_piece: 'minGramsPerPiece',
  max_grams_per_piece: 'maxGramsPerPiece',
  min_brix: 'minBrix',
  max_defect_percent: 'maxDefectPercent',
  min_ripe_percent: 'minRipePercent',
  min_starch_percent: 'minStarchPercent',
  min_ccs: 'minCcs',
  max_moisture_percent: 'maxMoisturePercent',
};

/** What a reference file says of a product, as a sheet of the catalogue. */
export function sheetOf(record: ProductRecord): ProductSheet {
  const { nameVi, nameEn, category, shelfLife: life } = record;
  return {
    nameVi,
    nameEn,
    category,
    season: seasonOf(record.season),
    offSeason: record.offSeason ? seasonOf(record.offSeason) : null,
    ambient: { daysMin: life.ambientDaysMin, daysMax: life.ambientDaysMax, celsius: life.ambientC },
    cold: coldOf(life),
    referenceVndPerKg: record.referencePrice.vndPerKg,
    yieldKgPerHa: record.yieldKgPerHa?.value ?? null,
    varieties: record.varieties.map((variety) => ({
      id: variety.id,
      nameVi: variety.nameVi,
      nameEn: variety.nameEn,
      season: seasonOf(variety.season),
      formerDistricts: variety.formerDistricts,
    })),
    grades: record.grades.map((grade) => ({
      id: grade.id,
      nameVi: grade.nameVi,
      nameEn: grade.nameEn,
      measures: measuresOf(grade),
      serves: grade.serves,
    })),
    units: record.units ?? [],
    forms: record.forms ?? [],
  };
}

function seasonOf({ fromMonth, toMonth, peakMonths }: SeasonRecord): Season {
  return { fromMonth, toMonth, peakMonths: peakMonths ?? [] };
}

function coldOf({ coldDaysMin, coldDaysMax, coldC }: ProductRecord['shelfLife']): ShelfLife {
  return { daysMin: coldDaysMin, daysMax: coldDaysMax, celsius: coldC };
}

function measuresOf(grade: GradeRecord): Measure[] {
  return (Object.keys(FIELDS) as MeasureKind[]).flatMap((kind) => {
    const value = grade[FIELDS[kind]];
    return typeof value === 'number' ? [{ kind, value }] : [];
  });
}
