import { addDays } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import { kgOf, lotKgOf, plusKg, NO_KG } from '../shared/weight';
import { mostKgOf } from './contract';
import { type ContractPeriod, upperKgOf } from './contract-period';
import { type ContractTerms, FORCE_MAJEURE_CAUSES, LINKAGE_FORMS } from './contract-terms';
import type { IndexReference, PriceRule } from './price-rule';

/** ± 50 %: a wider tolerance promises nothing. */
export const TOLERANCE_BP_MAX = 5_000;
/** Two weeks: a longer notice passes the life of the fruit on the tree. */
export const NOTICE_HOURS_MAX = 336;
/** At most 8 % of the value of the part breached: Commercial Law 2005, article 301. */
export const PENALTY_BP_MAX = 800;
/** An answer within the hour is the least a phone in an orchard can give; after three days the fruit has been sold. */
export const CONFIRM_HOURS = { least: 1, most: 72 } as const;
/** Two weeks: what was missed longer ago is another harvest. */
export const MAKE_UP_DAYS_MAX = 14;
/** Means longer than four weeks lag a season that lasts ten. */
export const AVERAGE_DAYS = { least: 1, most: 28, lagMost: 28 } as const;
/** Weeks of a year and one more; a season is at most a year. */
export const PERIODS_MAX = 54;
/** Half of the dearest fruit's price: a larger spread is a slip of the keyboard. */
export const SPREAD_MAX = 100_000;
/** 300,000 ha in m²: the farm land of the province. 200 t/ha is above the best banana. */
const AREA = { squareMetresMax: 3_000_000_000, yieldMax: 200_000 } as const;
/** 800 coffee-growing households stand behind the largest known contract; a thousand leave room. */
export const HOUSEHOLDS_MAX = 1_000;
const SQUARE_METRES_PER_HECTARE = 10_000n;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const DIGITS = /^(0|[1-9]\d{0,14})$/;

/**
 * Holds terms together: everything that can be wrong with them without knowing the parties or the catalogue.
 *
 * @throws DomainError in this order: `contract.tolerance_out_of_range`, `contract.notice_out_of_range`,
 * `contract.confirm_window_out_of_range`, `contract.make_up_out_of_range`, `contract.penalty_too_high`, `contract.deposit_invalid`,
 * `contract.slot_invalid`, `contract.cause_unknown`, `contract.spread_out_of_range`, `list.*`, `contract.periods_outside_season`, `contract.periods_overlap`,
 * `contract.periods_gap`, `contract.band_missing`, `contract.band_out_of_range`, `contract.ceiling_out_of_range`,
 * `contract.band_over_ceiling`, `contract.index_missing`, `contract.index_days_out_of_range`, `contract.cap_below_floor`,
 * `contract.area_out_of_range`, `contract.area_too_small`, `contract.households_over_agreed`
 */
export function requireTerms(terms: ContractTerms): void {
  requireFigures(terms);
  requireGrades(terms);
  requirePeriods(terms);
  requireCeiling(terms);
  requirePrice(terms.price);
  requireArea(terms);
  requireLinkage(terms);
}

/** The sum over the periods: what is committed. @throws DomainError `weight.out_of_range` when it cannot be counted */
export function agreedKgOf(periods: readonly ContractPeriod[]): ContractTerms['agreedKg'] {
  return lotKgOf(
    periods.reduce((sum, period) => sum + period.kg, 0),
    'periods',
  );
}

function requireFigures(terms: ContractTerms): void {
  const { toleranceBp, noticeHours, confirmHours, makeUpDays, penaltyBp, slot } = terms;
  if (!isWithin(toleranceBp, 0, TOLERANCE_BP_MAX))
    throw new DomainError('contract.tolerance_out_of_range', { given: String(toleranceBp), maxBp: TOLERANCE_BP_MAX }, 'toleranceBp');
  if (!isWithin(noticeHours, 0, NOTICE_HOURS_MAX))
    throw new DomainError('contract.notice_out_of_range', { given: String(noticeHours), maxHours: NOTICE_HOURS_MAX }, 'noticeHours');
  if (!isWithin(confirmHours, CONFIRM_HOURS.least, CONFIRM_HOURS.most))
    throw new DomainError('contract.confirm_window_out_of_range', { ...CONFIRM_HOURS }, 'confirmHours');
  if (!isWithin(makeUpDays, 0, MAKE_UP_DAYS_MAX))
    throw new DomainError('contract.make_up_out_of_range', { most: MAKE_UP_DAYS_MAX }, 'makeUpDays');
  if (!isWithin(penaltyBp, 0, PENALTY_BP_MAX)) throw new DomainError('contract.penalty_too_high', { maxBp: PENALTY_BP_MAX }, 'penaltyBp');
  if (!DIGITS.test(terms.depositVnd)) throw new DomainError('contract.deposit_invalid', {}, 'depositVnd');
  if (slot !== null && !(CLOCK.test(slot.from) && CLOCK.test(slot.to) && slot.from < slot.to))
    throw new DomainError('contract.slot_invalid', {}, 'slot');
  const unknown = terms.forceMajeure.find((cause) => !FORCE_MAJEURE_CAUSES.includes(cause));
  if (unknown !== undefined) throw new DomainError('contract.cause_unknown', {}, 'forceMajeure');
}

function requireGrades({ grades, price }: ContractTerms): void {
  if (grades.length === 0) throw new DomainError('list.too_short', { length: 0, min: 1 }, 'grades');
  const least = price.kind === 'fixed' ? price.vndPerKg : (price.floorVndPerKg ?? SPREAD_MAX);
  for (const { spreadVndPerKg } of grades) {
    const inRange = Number.isSafeInteger(spreadVndPerKg) && Math.abs(spreadVndPerKg) <= SPREAD_MAX;
    if (!inRange || least + spreadVndPerKg < 1) throw new DomainError('contract.spread_out_of_range', { most: SPREAD_MAX }, 'grades');
  }
}

function requirePeriods({ season, periods }: ContractTerms): void {
  if (periods.length === 0) throw new DomainError('list.too_short', { length: 0, min: 1 }, 'periods');
  if (periods.length > PERIODS_MAX) throw new DomainError('list.too_long', { length: periods.length, max: PERIODS_MAX }, 'periods');
  if (periods[0]?.from !== season.from || periods.at(-1)?.to !== season.to || periods.some((period) => period.to < period.from))
    throw new DomainError('contract.periods_outside_season', { seasonFrom: season.from, seasonTo: season.to }, 'periods');
  periods.forEach((period, index) => {
    const before = periods[index - 1];
    if (before && period.from <= before.to) throw new DomainError('contract.periods_overlap', { day: period.from }, 'periods');
    if (before && period.from !== addDays(before.to, 1)) {
      throw new DomainError('contract.periods_gap', { from: addDays(before.to, 1), to: addDays(period.from, -1) }, 'periods');
    }
    requireBand(period);
  });
}

function requireBand({ kg, band }: ContractPeriod): void {
  kgOf(kg, 'periods');
  if (band.percentBp === null && band.kg === null) throw new DomainError('contract.band_missing', {}, 'periods');
  if (band.percentBp !== null && !isWithin(band.percentBp, 0, TOLERANCE_BP_MAX))
    throw new DomainError('contract.band_out_of_range', { most: TOLERANCE_BP_MAX }, 'periods');
  if (band.kg !== null && !isWithin(band.kg, 0, kg)) throw new DomainError('contract.band_out_of_range', { most: kg }, 'periods');
}

function requireCeiling({ agreedKg, ceilingKg, toleranceBp, periods }: ContractTerms): void {
  const mostKg = kgOf(mostKgOf({ agreedKg, toleranceBp }), 'agreedKg');
  if (ceilingKg < agreedKg || ceilingKg > mostKg) throw new DomainError('contract.ceiling_out_of_range', { agreedKg, mostKg }, 'ceilingKg');
  for (const period of periods) {
    const upperKg = upperKgOf(period);
    if (upperKg > ceilingKg) throw new DomainError('contract.band_over_ceiling', { upperKg, ceilingKg }, 'periods');
  }
}

function requirePrice(price: PriceRule): void {
  if (price.kind === 'fixed') return;
  requireIndex(price.index);
  const { floorVndPerKg: floor, capVndPerKg: cap } = price;
  if (floor !== null && cap !== null && cap < floor) throw new DomainError('contract.cap_below_floor', { floor, cap }, 'price');
}

function requireIndex(index: IndexReference): void {
  if (index.indexId.trim() === '') throw new DomainError('contract.index_missing', {}, 'price');
  const { least, most, lagMost } = AVERAGE_DAYS;
  if (!isWithin(index.averageDays, least, most) || !isWithin(index.lagDays, 0, lagMost))
    throw new DomainError('contract.index_days_out_of_range', { least, most, lagMost }, 'price');
}

function requireArea({ area, ceilingKg }: ContractTerms): void {
  if (area === null) return;
  const { squareMetres, yieldKgPerHectare } = area;
  if (!isWithin(squareMetres, 1, AREA.squareMetresMax) || !isWithin(yieldKgPerHectare, 1, AREA.yieldMax))
    throw new DomainError('contract.area_out_of_range', {}, 'area');
  const mostKg = Number((BigInt(squareMetres) * BigInt(yieldKgPerHectare)) / SQUARE_METRES_PER_HECTARE);
  if (ceilingKg > mostKg) throw new DomainError('contract.area_too_small', { mostKg, agreedKg: ceilingKg }, 'area');
}

function requireLinkage({ linkage, ceilingKg }: ContractTerms): void {
  if (linkage === null) return;
  if (!LINKAGE_FORMS.includes(linkage.form)) throw new DomainError('request.invalid', {}, 'linkage');
  const { households } = linkage;
  if (households.length > HOUSEHOLDS_MAX)
    throw new DomainError('list.too_long', { length: households.length, max: HOUSEHOLDS_MAX }, 'linkage');
  const householdsKg = households.reduce((sum, household) => plusKg(sum, household.kg), NO_KG);
  if (householdsKg > ceilingKg) throw new DomainError('contract.households_over_agreed', { householdsKg, ceilingKg }, 'linkage');
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
