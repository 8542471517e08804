import type { DayShare } from './day-mix';
import { afterTomorrow, type DemoDays } from './days';
import type { DemoBuyer, DemoCooperative } from './organisations';
import { factoryGrade, priceAround } from './prices';
import { type Prng, prngOf } from './prng';
import type { ReferenceIndex } from './reference';

/** The body of `POST /contracts` but for the parties' ids, which the server gives. */
export interface ContractBody {
  readonly productId: string;
  readonly varietyIds: readonly string[];
  readonly gradeIds: readonly string[];
  readonly placeId: string;
  readonly agreedKg: number;
  readonly toleranceBp: number;
  readonly priceVndPerKg: number;
  readonly seasonFrom: string;
  readonly seasonTo: string;
  readonly noticeHours: number;
  readonly number: string;
}

/** A contract with what is called off under it on the day. */
export interface DemoContract {
  readonly cooperative: DemoCooperative;
  readonly processor: DemoBuyer;
  readonly body: ContractBody;
  readonly callOffs: readonly { readonly kg: number; readonly deliverOn: string }[];
}

export interface ContractsAsk {
  readonly days: DemoDays;
  readonly seed: string;
  /** Of a linked cooperative's harvest of the day, what its factory calls off, in hundredths. */
  readonly callOffPercent: number;
  /** Kg that a linked cooperative brings in on the day, by `key product`. */
  readonly harvestKg: ReadonlyMap<string, number>;
}

/** Doveco's factory at Hát Lót and what it has under contract for a year: up to 80,000 t (export strategy article, 2025). */
const DOVECO_PLACE = 'fac-doveco-son-la';
const DOVECO_SEASON_KG = 80_000_000;

/** Two linked cooperatives of three deliver to Doveco, the rest to the other factories. Assumption. */
const DOVECO_SHARE = 2 / 3;

/** What the other factories have agreed with one cooperative for a season. Assumption. */
const OTHER_SEASON_KG = { min: 150_000, max: 900_000 };

/** A season runs from a month ago to five months ahead, so that the day lies inside. */
const SEASON = { daysBack: -30, daysAhead: 150 };

const STEP_KG = 10;
const SMALLEST_CALL_OFF_KG = 50;

/** One contract for each linked cooperative and each product that it grows. Doveco's add up to its ceiling to the kilogram. */
export function contracts(index: ReferenceIndex, mix: readonly DayShare[], parties: Parties, ask: ContractsAsk): DemoContract[] {
  const prng = prngOf(ask.seed, 'contracts');
  const sold = new Set(mix.map(({ product }) => product.id));
  const doveco = parties.processors.find(({ placeId }) => placeId === DOVECO_PLACE);
  const others = parties.processors.filter((each) => each !== doveco);
  const drafts = parties.cooperatives.flatMap((cooperative, at) => {
    const isDovecos = at < parties.cooperatives.length * DOVECO_SHARE || others.length === 0;
    const processor = isDovecos ? doveco : prng.pick(others);
    if (processor === undefined) return [];
    return cooperative.products.filter((id) => sold.has(id)).map((productId) => ({ cooperative, processor, productId }));
  });
  const shares = equalShares(DOVECO_SEASON_KG, drafts.filter(({ processor }) => processor === doveco).length);
  return drafts.map((draft) => {
    const othersKg = prng.int(OTHER_SEASON_KG.min, OTHER_SEASON_KG.max);
    const agreedKg = draft.processor === doveco ? (shares.pop() ?? 0) : othersKg;
    return aContract(index, { ...draft, agreedKg }, ask, prng);
  });
}

/** People agree on tens of tonnes. */
const AGREED_STEP_KG = 10_000;

/** Round shares that add up to the whole: one takes what is left over. */
function equalShares(totalKg: number, count: number): number[] {
  const share = Math.floor(totalKg / Math.max(1, count) / AGREED_STEP_KG) * AGREED_STEP_KG;
  return Array.from({ length: count }, (_, at) => (at === 0 ? totalKg - share * (count - 1) : share));
}

export interface Parties {
  readonly cooperatives: readonly DemoCooperative[];
  readonly processors: readonly DemoBuyer[];
}

interface Draft {
  readonly cooperative: DemoCooperative;
  readonly processor: DemoBuyer;
  readonly productId: string;
}

function aContract(index: ReferenceIndex, draft: Draft & { agreedKg: number }, ask: ContractsAsk, prng: Prng): DemoContract {
  const { cooperative, processor, productId, agreedKg } = draft;
  const product = index.product(productId);
  const gradeId = factoryGrade(product);
  const body: ContractBody = {
    productId,
    varietyIds: [],
    gradeIds: [gradeId],
    placeId: processor.placeId,
    agreedKg,
    toleranceBp: prng.pick([500, 1_000, 1_500]),
    priceVndPerKg: priceAround(product, gradeId, { lowPercent: 95, highPercent: 115 }, prng),
    seasonFrom: afterTomorrow(ask.days, SEASON.daysBack),
    seasonTo: afterTomorrow(ask.days, SEASON.daysAhead),
    noticeHours: prng.pick([0, 6, 12]),
    number: numberOf(ask, draft),
  };
  const harvestKg = ask.harvestKg.get(`${cooperative.key} ${productId}`) ?? 0;
  return { cooperative, processor, body, callOffs: callOffsOf(harvestKg, ask, prng) };
}

/** One paper a year for the same cooperative, factory and product. */
function numberOf({ days }: ContractsAsk, { cooperative, processor, productId }: Draft): string {
  return `MẪU-${days.today.slice(0, 4)}/${processor.key.slice(-3)}/${cooperative.key.slice(-3)}/${productId}`;
}

/**
 * Two to four call-offs that together ask for their part of the harvest. All are for the day after tomorrow or later, so that the
 * longest notice holds however late the day is played.
 */
function callOffsOf(harvestKg: number, ask: ContractsAsk, prng: Prng): DemoContract['callOffs'] {
  const wantedKg = (harvestKg * ask.callOffPercent) / 100;
  const count = Math.min(prng.int(2, 4), Math.floor(wantedKg / SMALLEST_CALL_OFF_KG));
  return Array.from({ length: count }, (_, at) => ({
    kg: Math.max(SMALLEST_CALL_OFF_KG, Math.round(wantedKg / count / STEP_KG) * STEP_KG),
    deliverOn: afterTomorrow(ask.days, 1 + (at % 3)),
  }));
}
