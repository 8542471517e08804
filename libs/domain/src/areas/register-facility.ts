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

/** What a form or a row of a file says of a packing facility; names of products, communes and markets are known to exist. */
export interface FacilityDraft {
  readonly code: string;
  readonly holderId: OrganisationId | null;
  readonly holderName: string;
  readonly communeCode: string;
  readonly productIds: readonly ProductId[];
  readonly packsKgPerDay: number | null;
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
    ...factsOf(draft),
    holderId: draft.holderId,
    standings: firstStandings(draft),
    authorisations: [],
    checked: form === 'packing_facility',
    version: FIRST_VERSION,
  };
}

/**
 * Brings what the register says of a facility to what a form or a file says; its standings and leaves stay. Answers the same facility when
 * nothing changes.
 *
 * @throws DomainError as `registerFacility`
 */
export function amendFacility(facility: PackingFacility, draft: FacilityDraft): PackingFacility {
  const facts = factsOf(draft);
  const holderId = draft.holderId ?? facility.holderId;
  const same =
    facts.productIds.join() === facility.productIds.join() &&
    facts.holderName === facility.holderName &&
    facts.communeCode === facility.communeCode &&
    facts.packsKgPerDay === facility.packsKgPerDay &&
    holderId === facility.holderId;
  return same ? facility : { ...facility, ...facts, holderId, version: facility.version + 1 };
}

function factsOf(draft: FacilityDraft): Pick<PackingFacility, 'holderName' | 'communeCode' | 'productIds' | 'packsKgPerDay'> {
  const { packsKgPerDay: packs } = draft;
  const bounds = { least: PACKS_KG_PER_DAY.min, most: PACKS_KG_PER_DAY.max };
  const fits = packs === null || (Number.isSafeInteger(packs) && packs >= bounds.least && packs <= bounds.most);
  if (!fits) throw new DomainError('facility.packs_out_of_range', bounds, 'packsKgPerDay');
  if (draft.productIds.length === 0) throw new DomainError('facility.no_product', {}, 'productIds');
  return {
    holderName: cleanText(draft.holderName, NAME, 'holderName'),
    communeCode: draft.communeCode,
    productIds: [...new Set(draft.productIds)].sort(),
    packsKgPerDay: packs,
  };
}
