import type { DayShare } from './day-mix';
import { afterTomorrow, type DemoDays } from './days';
import type { DemoBuyer } from './organisations';
import { factoryGrade, gradePercent, toStep } from './prices';
import { type Prng, prngOf } from './prng';
import { coversMonth, type ProductView, type ReferenceIndex } from './reference';

/** The body of `POST /orders`. */
export interface OrderBody {
  readonly productId: string;
  readonly varietyIds: readonly string[];
  readonly gradeIds: readonly string[];
  readonly placeId: string;
  readonly kg: number;
  readonly limitVndPerKg: number;
  readonly deliverFrom: string;
  readonly deliverTo: string;
  readonly certificates: readonly string[];
  readonly firm: boolean;
}

/** An order with its buyer. */
export interface DemoDemand {
  readonly buyer: DemoBuyer;
  readonly body: OrderBody;
}

export interface DemandsAsk {
  readonly count: number;
  /** Of the harvest of each product, what buyers ask for outside of contracts, in hundredths. */
  readonly coverPercent: number;
  readonly month: number;
  readonly days: DemoDays;
  readonly seed: string;
}

const ORDER_KG = { min: 100, max: 40_000 };
const STEP_KG = 50;

/** Buyers pay from a tenth below to a third above the average of the grade they name, and the road. Assumption. */
const LIMIT = { lowPercent: 88, highPercent: 132 };

/** How much of a day's orders each kind of buyer places: nine tenths of the harvest is sold fresh, most of it through traders. */
const KIND_WEIGHT = { trader: 6, exporter: 2, supermarket: 1, processor: 1 } as const;

/** The orders of the day, product by product as the harvest is. */
export function demands(index: ReferenceIndex, mix: readonly DayShare[], buyers: readonly DemoBuyer[], ask: DemandsAsk): DemoDemand[] {
  const prng = prngOf(ask.seed, 'demands');
  const total = mix.reduce((sum, { kg }) => sum + kg, 0);
  const perKind = new Map(buyers.map(({ kind }) => [kind, buyers.filter((buyer) => buyer.kind === kind).length]));
  return mix.flatMap(({ product, kg }) => {
    const count = Math.max(2, Math.ceil((ask.count * kg) / total));
    const weights = Array.from({ length: count }, () => 0.2 + prng.next() ** 2 * 3);
    const perWeight = (kg * ask.coverPercent) / 100 / weights.reduce((sum, each) => sum + each, 0);
    return weights.map((weight) => {
      const buyer = prng.weighted(buyers, ({ kind }) => KIND_WEIGHT[kind] / (perKind.get(kind) ?? 1));
      return { buyer, body: anOrder(index, { product, buyer, kg: weight * perWeight }, ask, prng) };
    });
  });
}

interface Wish {
  readonly product: ProductView;
  readonly buyer: DemoBuyer;
  readonly kg: number;
}

function anOrder(index: ReferenceIndex, { product, buyer, kg }: Wish, ask: DemandsAsk, prng: Prng): OrderBody {
  const placeId = prng.pick(buyer.placeIds);
  const grade = wantedGrade(product, buyer, prng);
  const varieties = product.varieties.filter(({ season }) => coversMonth(season, ask.month));
  const origin = prng.pick(index.collectionPoints);
  const route = index.route(origin.id, placeId);
  const firstDay = prng.int(0, 2) + route.transitDays;
  const percent = LIMIT.lowPercent + prng.next() * (LIMIT.highPercent - LIMIT.lowPercent);
  const fruitVnd = (product.referenceVndPerKg * gradePercent(grade) * percent) / 10_000;
  return {
    productId: product.id,
    varietyIds: prng.chance(0.25) ? [prng.pick(varieties).id] : [],
    gradeIds: [grade],
    placeId,
    kg: Math.min(ORDER_KG.max, Math.max(ORDER_KG.min, Math.round(kg / STEP_KG) * STEP_KG)),
    limitVndPerKg: toStep(fruitVnd + route.freightVndPerKg + product.freshnessVndPerKgDay * route.transitDays),
    deliverFrom: afterTomorrow(ask.days, firstDay),
    deliverTo: afterTomorrow(ask.days, firstDay + prng.int(0, 2)),
    certificates: wantsCertificate(buyer, prng) ? ['vietgap'] : [],
    firm: prng.chance(0.7),
  };
}

/** Exporters ask for the top, supermarkets for grade 1, factories for what they can process, traders for everything in between. */
function wantedGrade(product: ProductView, { kind }: DemoBuyer, prng: Prng): string {
  const lowest = factoryGrade(product);
  const fresh = product.grades.map(({ id }) => id).filter((id) => id !== 'cull' && id !== lowest);
  const top = fresh[0] ?? lowest;
  const grade1 = fresh.find((id) => id === 'grade1') ?? top;
  const choices = { processor: [lowest], exporter: [top, grade1], supermarket: [grade1], trader: [...fresh.slice(1), lowest] };
  return prng.pick(choices[kind]);
}

function wantsCertificate(buyer: DemoBuyer, prng: Prng): boolean {
  if (buyer.kind === 'exporter') return prng.chance(0.5);
  return buyer.kind === 'supermarket' && prng.chance(0.6);
}
