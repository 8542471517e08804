import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { AreaId, DestinationId, OrganisationId, ProductId } from '../shared/ids';
import { cleanText } from '../shared/text';
import { FIRST_VERSION } from '../shared/version';
import { readCode } from './code-form';
import { areaM2Of, householdsOf, type PlantingArea } from './planting-area';
import { firstStandings, type Standing } from './standing';

/** Kilograms a hectare that an officer may state: a garden of herbs to sugar cane. */
export const YIELD_KG_PER_HA = { min: 100, max: 150_000 } as const;

const NAME = { min: 2, max: 200 } as const;
const PLACE = { min: 0, max: 200 } as const;

/** What is known of an area's ground and holder; names of products and communes are known to exist. */
export interface AreaFacts {
  readonly holderId: OrganisationId | null;
  readonly holderName: string;
  readonly households: number;
  readonly hectares: number;
  readonly productId: ProductId;
  readonly communeCode: string;
  readonly placeName: string;
  /** Kg a hectare; null: the product's own figure. */
  readonly yieldKgPerHa: number | null;
}

/** What a form or a row of a file says of a new area. */
export interface AreaDraft extends AreaFacts {
  readonly code: string;
  /** Markets that the code is granted for. */
  readonly markets: readonly DestinationId[];
  readonly standing: Standing;
  /** First day of that standing. */
  readonly from: Day;
}

/**
 * Enters an area into the register. A code of another form than 'VN-..OR-0000' is entered too, but counts for nothing until an officer
 * has checked it.
 *
 * @throws DomainError `area_code.invalid`, `text.*`, `area.households_out_of_range`, `area.size_out_of_range`, `area.yield_out_of_range`
 */
export function registerArea(draft: AreaDraft, id: AreaId): PlantingArea {
  const { code, form } = readCode(draft.code, 'code');
  return {
    id,
    code,
    yieldKgPerHa: yieldOf(draft.yieldKgPerHa),
    holderName: nameOf(draft.holderName),
    households: householdsOf(draft.households, 'households'),
    areaM2: areaM2Of(draft.hectares, 'hectares'),
    communeCode: draft.communeCode,
    placeName: placeNameOf(draft.placeName),
    holderId: draft.holderId,
    productId: draft.productId,
    standings: firstStandings(draft),
    authorisations: [],
    checked: form === 'planting_area',
    version: FIRST_VERSION,
  };
}

/**
 * Brings what the register says of an area to what an officer or a file states: what is not stated stays as it is, as do its standings and
 * leaves, and a holder of ours while none is named. Answers the same area when nothing changes.
 *
 * @throws DomainError as `registerArea`
 */
export function amendArea(area: PlantingArea, stated: Partial<AreaFacts>): PlantingArea {
  const amended: PlantingArea = {
    ...area,
    holderName: stated.holderName === undefined ? area.holderName : nameOf(stated.holderName),
    households: stated.households === undefined ? area.households : householdsOf(stated.households, 'households'),
    areaM2: stated.hectares === undefined ? area.areaM2 : areaM2Of(stated.hectares, 'hectares'),
    communeCode: stated.communeCode ?? area.communeCode,
    placeName: stated.placeName === undefined ? area.placeName : placeNameOf(stated.placeName),
    yieldKgPerHa: stated.yieldKgPerHa === undefined ? area.yieldKgPerHa : yieldOf(stated.yieldKgPerHa),
    holderId: stated.holderId ?? area.holderId,
    productId: stated.productId ?? area.productId,
  };
  const changed = (Object.keys(amended) as (keyof PlantingArea)[]).some((key) => amended[key] !== area[key]);
  return changed ? { ...amended, version: area.version + 1 } : area;
}

const nameOf = (text: string): string => cleanText(text, NAME, 'holderName');
const placeNameOf = (text: string): string => cleanText(text, PLACE, 'placeName');

function yieldOf(kgPerHa: number | null): number | null {
  const fits = kgPerHa === null || (Number.isSafeInteger(kgPerHa) && kgPerHa >= YIELD_KG_PER_HA.min && kgPerHa <= YIELD_KG_PER_HA.max);
  if (!fits) throw new DomainError('area.yield_out_of_range', { least: YIELD_KG_PER_HA.min, most: YIELD_KG_PER_HA.max }, 'yieldKgPerHa');
  return kgPerHa;
}
