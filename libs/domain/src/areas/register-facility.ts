import { DomainError } from '../shared/domain-error';
import type { DestinationId, FacilityId, OrganisationId, ProductId } from '../shared/ids';
import type { Day } from '../shared/day';
import { cleanText } from '../shared/text';
import { FIRST_VERSION } from '../shared/version';
import { readCode } from './code-form';
import type { PackingFacility } from './packing-facility';
import { firstStandings, type Standing } from './standing';

/** Kilograms a day: a family's table to the largest plant of the province, which takes 80,000 t a year. */
export const PACKS_KG_PER_DAY = { min: 100, max: 2_000_000 } as const;

const NAME = { min: 2, max: 200 } as const;

/** What is known of a packing facility and its holder; names of products and communes are known to exist. */
export interface FacilityFacts {
  readonly holderId: OrganisationId | null;
  readonly holderName: string;
  readonly communeCode: string;
  readonly productIds: readonly ProductId[];
  /** Kg a day; null: not known. */
  readonly packsKgPerDay: number | null;
}

/** What a form or a row of a file says of a new facility. */
export interface FacilityDraft extends FacilityFacts {
  readonly code: string;
  /** Markets that the code is granted for. */
  readonly markets: readonly DestinationId[];
  readonly standing: Standing;
  /** First day of that standing. */
  readonly from: Day;
}

/**
 * Enters a facility into the register. A code of another form than 'VN-..PH-0000' is entered too, but counts for nothing until an officer has
 * checked it.
 *
 * @throws DomainError `area_code.invalid`, `text.*`, `facility.packs_out_of_range`, `facility.no_product`
 */
export function registerFacility(draft: FacilityDraft, id: FacilityId): PackingFacility {
  const { code, form } = readCode(draft.code, 'code');
  return {
    id,
    code,
    packsKgPerDay: packsOf(draft.packsKgPerDay),
    productIds: productsOf(draft.productIds),
    holderName: nameOf(draft.holderName),
    communeCode: draft.communeCode,
    holderId: draft.holderId,
    standings: firstStandings(draft),
    authorisations: [],
    checked: form === 'packing_facility',
    version: FIRST_VERSION,
  };
}

/**
 * Brings what the register says of a facility to what an officer or a file states: what is not stated stays as it is, as do its standings and
 * leaves, and a holder of ours while none is named. Answers the same facility when nothing changes.
 *
 * @throws DomainError as `registerFacility`
 */
export function amendFacility(facility: PackingFacility, stated: Partial<FacilityFacts>): PackingFacility {
  const facts = {
    holderName: stated.holderName === undefined ? facility.holderName : nameOf(stated.holderName),
    communeCode: stated.communeCode ?? facility.communeCode,
    productIds: stated.productIds === undefined ? facility.productIds : productsOf(stated.productIds),
    packsKgPerDay: stated.packsKgPerDay === undefined ? facility.packsKgPerDay : packsOf(stated.packsKgPerDay),
    holderId: stated.holderId ?? facility.holderId,
  };
  const same =
    facts.productIds.join() === facility.productIds.join() &&
    facts.holderName === facility.holderName &&
    facts.communeCode === facility.communeCode &&
    facts.packsKgPerDay === facility.packsKgPerDay &&
    facts.holderId === facility.holderId;
  return same ? facility : { ...facility, ...facts, version: facility.version + 1 };
}

const nameOf = (text: string): string => cleanText(text, NAME, 'holderName');

function packsOf(packs: number | null): number | null {
  const bounds = { least: PACKS_KG_PER_DAY.min, most: PACKS_KG_PER_DAY.max };
  const fits = packs === null || (Number.isSafeInteger(packs) && packs >= bounds.least && packs <= bounds.most);
  if (!fits) throw new DomainError('facility.packs_out_of_range', bounds, 'packsKgPerDay');
  return packs;
}

function productsOf(productIds: readonly ProductId[]): ProductId[] {
  if (productIds.length === 0) throw new DomainError('facility.no_product', {}, 'productIds');
  return [...new Set(productIds)].sort();
}
