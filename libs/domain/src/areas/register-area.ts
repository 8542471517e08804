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

/** What a form or a row of a file says of an area; names of products, communes and markets are known to exist. */
export interface AreaDraft {
  readonly code: string;
  readonly holderId: OrganisationId | null;
  readonly holderName: string;
  readonly households: number;
  readonly hectares: number;
  readonly productId: ProductId;
  readonly communeCode: string;
  readonly placeName: string;
  readonly yieldKgPerHa: number | null;
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
    ...sizesOf(draft),
    holderId: draft.holderId,
    productId: draft.productId,
    standings: firstStandings(draft),
    authorisations: [],
    checked: form === 'planting_area',
    version: FIRST_VERSION,
  };
}

/**
 * Brings what the register says of an area to what a form or a file says; its standings and leaves stay. Answers the same area when nothing
 * changes.
 *
 * @throws DomainError as `registerArea`
 */
export function amendArea(area: PlantingArea, draft: AreaDraft): PlantingArea {
  const amended = { ...area, ...sizesOf(draft), holderId: draft.holderId ?? area.holderId, productId: draft.productId };
  const changed = (Object.keys(amended) as (keyof PlantingArea)[]).some((key) => amended[key] !== area[key]);
  return changed ? { ...amended, version: area.version + 1 } : area;
}

function sizesOf(
  draft: AreaDraft,
): Pick<PlantingArea, 'holderName' | 'households' | 'areaM2' | 'communeCode' | 'placeName' | 'yieldKgPerHa'> {
  const { yieldKgPerHa } = draft;
  const fits =
    yieldKgPerHa === null ||
    (Number.isSafeInteger(yieldKgPerHa) && yieldKgPerHa >= YIELD_KG_PER_HA.min && yieldKgPerHa <= YIELD_KG_PER_HA.max);
  if (!fits) throw new DomainError('area.yield_out_of_range', { least: YIELD_KG_PER_HA.min, most: YIELD_KG_PER_HA.max }, 'yieldKgPerHa');
  return {
    holderName: cleanText(draft.holderName, NAME, 'holderName'),
    households: householdsOf(draft.households, 'households'),
    areaM2: areaM2Of(draft.hectares, 'hectares'),
    communeCode: draft.communeCode,
    placeName: cleanText(draft.placeName, PLACE, 'placeName'),
    yieldKgPerHa,
  };
}
