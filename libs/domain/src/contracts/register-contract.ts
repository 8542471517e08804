import type { Day } from '../shared/day';
import type { ContractId, ProductId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import type { VndPerKg } from '../shared/unit-price';
import { FIRST_VERSION } from '../shared/version';
import { type Kg, kgOf, NO_KG } from '../shared/weight';
import type { DayWindow } from '../shared/window';
import { type Contract, mostKgOf, NO_PROGRESS } from './contract';
import type { ContractRegistered } from './contract-events';
import { contractNumberOf, type ContractSubjects, requireSeasonAhead, requireSubjects } from './contract-parties';
import { onePeriod } from './contract-period';
import { requireTerms } from './require-terms';
import type { ContractTerms } from './contract-terms';

/** A signed contract as the operator enters it, each value already read by its own constructor. */
export interface SignedContract extends ContractSubjects {
  readonly number: string;
  readonly productId: ProductId;
  readonly agreedKg: Kg;
  readonly toleranceBp: number;
  readonly priceVndPerKg: VndPerKg;
  readonly season: DayWindow;
  readonly noticeHours: number;
}

/** Two hours, as everywhere where somebody has to say yes. */
export const CONFIRM_HOURS_DEFAULT = 2;

/**
 * Enters a contract that both parties have signed on paper: one price, one period as long as the season. Nothing is called off yet.
 *
 * @throws DomainError of `requireSubjects`, `text.*`, of `requireTerms`, `weight.out_of_range`, `contract.season_over` (in that order)
 */
export function registerContract(
  signed: SignedContract,
  entry: { id: ContractId; today: Day; now: Instant },
): { contract: Contract; event: ContractRegistered } {
  const varietyIds = requireSubjects(signed.productId, signed);
  const number = contractNumberOf(signed.number);
  const terms = termsOfPaper(signed, varietyIds);
  requireTerms(terms);
  requireSeasonAhead(signed.season, entry.today);
  const contract: Contract = {
    ...terms,
    id: entry.id,
    number,
    cooperativeId: signed.cooperative.id,
    processorId: signed.processor.id,
    calledOffKg: NO_KG,
    state: 'in_force',
    version: FIRST_VERSION,
    registeredAt: entry.now,
  };
  const { cooperative, processor } = signed;
  return { contract, event: { name: 'contract.registered', at: entry.now, contract, progress: NO_PROGRESS, cooperative, processor } };
}

function termsOfPaper(signed: SignedContract, varietyIds: ContractTerms['varietyIds']): ContractTerms {
  const grades = [...new Set(signed.grades.map((grade) => grade.id))].sort();
  return {
    productId: signed.productId,
    varietyIds,
    grades: grades.map((gradeId) => ({ gradeId, spreadVndPerKg: 0 })),
    placeId: signed.place.id,
    slot: null,
    season: signed.season,
    periods: onePeriod(signed.season, signed.agreedKg, signed.toleranceBp),
    agreedKg: signed.agreedKg,
    ceilingKg: ceilingOfPaper(signed),
    toleranceBp: signed.toleranceBp,
    noticeHours: signed.noticeHours,
    confirmHours: CONFIRM_HOURS_DEFAULT,
    makeUpDays: 0,
    depositVnd: '0',
    penaltyBp: 0,
    forceMajeure: [],
    price: { kind: 'fixed', vndPerKg: signed.priceVndPerKg },
    area: null,
    areaCodes: [],
    linkage: null,
  };
}

/** A tolerance that is no tolerance is refused by its own rule, so here it only must not break the reckoning. */
function ceilingOfPaper(signed: SignedContract): Kg {
  return Number.isSafeInteger(signed.toleranceBp) && signed.toleranceBp > 0
    ? kgOf(Math.min(mostKgOf(signed), 2e9), 'agreedKg')
    : signed.agreedKg;
}
