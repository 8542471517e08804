import type { DayShare } from './day-mix';
import { afterTomorrow, type DemoDays } from './days';
import type { DemoCooperative } from './organisations';
import { gradeShare, priceAround } from './prices';
import { type Prng, prngOf } from './prng';
import { coversMonth, type ProductView } from './reference';

/** The body of `POST /offers`. */
export interface OfferBody {
  readonly varietyId: string;
  readonly gradeId: string;
  readonly placeId: string;
  readonly kg: number;
  readonly askVndPerKg: number;
  readonly harvestFrom: string;
  readonly harvestTo: string;
  readonly certificates: readonly string[];
  readonly firm: boolean;
  readonly certainty: 'estimate' | 'ready';
  readonly areaCode?: string;
}

/** A lot with its seller. */
export interface DemoLot {
  readonly seller: DemoCooperative;
  readonly productId: string;
  readonly body: OfferBody;
}

/** A linked cooperative harvests three times what another does: the contracts go to the large ones. Assumption. */
const LINKED_WEIGHT = 3;

/** Smaller lots go to the neighbour, not to a market; larger ones fill three lorries. */
const LOT_KG = { min: 50, max: 15_000 };

/** Lots are weighed in tens of kilograms. */
const STEP_KG = 10;

/** Sellers ask from a fifth below the average of their grade to a tenth above it. Assumption. */
const ASK = { lowPercent: 80, highPercent: 110 };

/** Of 4,400 ha with certificates or codes against 85,000 ha of orchards; cooperatives hold most of them. Assumption: a third of the lots. */
const CERTIFIED = 0.34;

/** The harvest of the day as lots: at least `count`, and of each product the kg of the mix. */
export function lots(mix: readonly DayShare[], sellers: readonly DemoCooperative[], ask: LotsAsk): DemoLot[] {
  const prng = prngOf(ask.seed, 'lots');
  const total = mix.reduce((sum, { kg }) => sum + kg, 0);
  return mix.flatMap(({ product, kg }) => {
    const growers = sellers.filter(({ products }) => products.includes(product.id));
    if (growers.length === 0) return [];
    // No product comes in fewer lots than it has growers' main harvests; the square root spreads small products over more lots.
    const count = Math.max(3, Math.ceil((ask.count * kg) / total));
    const weights = Array.from({ length: count }, () => 0.2 + prng.next() ** 3 * 3);
    const owners = weights.map(() => prng.weighted(growers, (grower) => growerWeight(grower, product.id)));
    const shares = weights.map((weight, at) => weight * (owners[at]?.isLinked ? 1.5 : 1));
    const perShare = kg / shares.reduce((sum, each) => sum + each, 0);
    return owners.map((seller, at) => aLot(product, { seller, kg: (shares[at] ?? 0) * perShare }, ask, prng));
  });
}

export interface LotsAsk {
  readonly count: number;
  readonly month: number;
  readonly days: DemoDays;
  readonly seed: string;
}

function growerWeight(grower: DemoCooperative, productId: string): number {
  return (grower.products[0] === productId ? 1 : 0.3) * (grower.isLinked ? LINKED_WEIGHT : 1);
}

function aLot(product: ProductView, { seller, kg }: { seller: DemoCooperative; kg: number }, ask: LotsAsk, prng: Prng): DemoLot {
  const variety = prng.pick(product.varieties.filter(({ season }) => coversMonth(season, ask.month)));
  const grade = prng.weighted(product.grades, ({ id }) => gradeShare(id));
  const firstDay = prng.weighted([0, 1, 2], (day) => 6 - 2 * day);
  const isCertified = prng.chance(CERTIFIED);
  const body: OfferBody = {
    varietyId: variety.id,
    gradeId: grade.id,
    placeId: seller.placeId,
    kg: wholeLot(kg),
    askVndPerKg: priceAround(product, grade.id, ASK, prng),
    harvestFrom: afterTomorrow(ask.days, firstDay),
    harvestTo: afterTomorrow(ask.days, firstDay + prng.int(0, 3)),
    certificates: isCertified ? [prng.weighted(['vietgap', 'globalgap', 'organic'], (name) => (name === 'vietgap' ? 8 : 1))] : [],
    firm: prng.chance(0.7),
    certainty: prng.chance(0.6) ? 'ready' : 'estimate',
    ...(isCertified && prng.chance(0.5) ? { areaCode: `VN-SLOR-${String(prng.int(1, 325)).padStart(4, '0')}` } : {}),
  };
  return { seller, productId: product.id, body };
}

function wholeLot(kg: number): number {
  return Math.min(LOT_KG.max, Math.max(LOT_KG.min, Math.round(kg / STEP_KG) * STEP_KG));
}
