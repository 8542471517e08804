import type { InstanceFile, InstanceLine, InstanceOffer } from '@domain/clearing/files/instance-file';
import { SeededRandom } from './seeded-random';

/** Size and seed of a made-up market day of the province. */
export interface ProvinceSize {
  readonly offers: number;
  readonly lines: number;
  readonly seed: number;
  /** Whether some items have minimum lots or are all-or-nothing. */
  readonly lots: boolean;
}

interface Fruit {
  readonly name: string;
  readonly freshness: number;
  readonly hold: number;
  readonly price: number;
  readonly supply: number;
  readonly demand: number;
  /** Grade B bid over grade B ask. */
  readonly margin: number;
}

/** Twelve fruits with their age, patience, grade B price and weight in the market, after the province's own mix. */
const FRUITS: readonly Fruit[] = [
  ['mango', 140, 2, 6900, 155, 78, 1.34],
  ['longan', 360, 1, 11900, 141, 77, 1.19],
  ['plum', 480, 1, 15800, 76, 81, 1.14],
  ['passion_fruit', 220, 2, 10300, 61, 76, 1.37],
  ['banana', 90, 2, 5800, 141, 84, 1.2],
  ['avocado', 280, 3, 13700, 61, 72, 1.08],
  ['dragon_fruit', 200, 2, 9800, 42, 98, 1.12],
  ['custard_apple', 900, 1, 22000, 40, 94, 1.05],
  ['orange', 130, 3, 12200, 92, 95, 1.06],
  ['pineapple', 110, 3, 7300, 86, 82, 1.3],
  ['melon', 300, 2, 14800, 41, 80, 1.07],
  ['hawthorn', 80, 3, 7600, 64, 83, 1.2],
].map(([name, freshness, hold, price, supply, demand, margin]) => ({ name, freshness, hold, price, supply, demand, margin }) as Fruit);

const DAYS = 10;
const ORIGINS = 50;
const GRADE_PRICE = [1.25, 1, 0.7];
const GRADE_MARGIN = [0.1, 0, -0.1];
/** Certificates and area codes that go together, with their weight. */
const PAPERS = [
  { certMask: 0, marketMask: 1, weight: 39 },
  { certMask: 1, marketMask: 3, weight: 29 },
  { certMask: 1, marketMask: 35, weight: 14 },
  { certMask: 3, marketMask: 31, weight: 10 },
  { certMask: 5, marketMask: 21, weight: 8 },
];

interface Place {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

interface Destination extends Place {
  readonly kind: string;
  readonly market: number;
  readonly capacitated: boolean;
  readonly transitFloor: number;
  readonly weight: number;
}

function places(random: SeededRandom): { origins: Place[]; destinations: Destination[] } {
  const near = (): { x: number; y: number } => ({ x: 60 + random.below(120), y: -40 + random.below(80) });
  const far = (x: number, y: number): { x: number; y: number } => ({ x: x + random.below(30), y: y + random.below(30) });
  const origins = Array.from({ length: ORIGINS }, (_, id) => ({ id, ...near() }));
  const destinations: Destination[] = [];
  const add = (place: Omit<Destination, 'id'>): void => {
    destinations.push({ id: destinations.length, ...place });
  };
  for (let k = 0; k < 12; k++) add({ kind: 'processor', market: 0, ...near(), capacitated: true, transitFloor: 0, weight: 186 });
  for (const market of [1, 2, 3, 4, 5, 1])
    add({ kind: 'packhouse', market, ...near(), capacitated: true, transitFloor: 0, weight: market === 1 ? 135 : 140 });
  for (let k = 0; k < 6; k++) add({ kind: 'wholesale', market: 0, ...far(290, -60), capacitated: false, transitFloor: 1, weight: 182 });
  for (let k = 0; k < 3; k++) add({ kind: 'border_gate', market: 1, ...far(385, 7), capacitated: false, transitFloor: 1, weight: 129 });
  for (const market of [2, 4]) add({ kind: 'port', market, ...far(395, -75), capacitated: false, transitFloor: 1, weight: 140 });
  add({ kind: 'wholesale', market: 0, ...far(600, -1200), capacitated: false, transitFloor: 3, weight: 182 });
  return { origins, destinations };
}

function lanes(origins: readonly Place[], destinations: readonly Destination[]): InstanceFile['lanes'] {
  const transitDays: number[] = [];
  const distances: number[] = [];
  for (const origin of origins) {
    for (const destination of destinations) {
      const km = Math.hypot(origin.x - destination.x, origin.y - destination.y) * 1.48;
      distances.push(km);
      transitDays.push(Math.max(destination.transitFloor, km > 1500 ? 3 : km > 150 ? 1 : 0));
    }
  }
  const transportVndPerKg = FRUITS.map((_, p) => distances.map((km) => Math.round(150 + km * (1.6 + 0.1 * (p % 4)))));
  return { transitDays, transportVndPerKg };
}

/** A cooperative: its place, its papers, and the few fruits it grows. */
interface Seller {
  readonly originId: number;
  readonly papers: (typeof PAPERS)[number];
  readonly fruits: readonly number[];
}

function makeSeller(random: SeededRandom, id: number): Seller {
  const fruits = Array.from({ length: 2 + random.below(5) }, () => random.weighted(FRUITS.map((fruit) => fruit.supply)));
  return { originId: id % ORIGINS, papers: PAPERS[random.weighted(PAPERS.map(({ weight }) => weight))]!, fruits };
}

function makeOffer(random: SeededRandom, id: number, sellers: readonly Seller[], lots: boolean): InstanceOffer {
  const sellerId = random.below(sellers.length);
  const { originId, fruits, papers } = sellers[sellerId]!;
  const { certMask, marketMask } = papers;
  const productId = fruits[random.below(fruits.length)]!;
  const grade = random.weighted([25, 46, 29]);
  const kg = Math.min(20_000, Math.max(50, Math.round(random.logNormal(740, 0.85))));
  const harvestFrom = random.below(7);
  const premium = certMask === 0 ? 0.95 : 1.02;
  const askVndPerKg = Math.round(random.logNormal(FRUITS[productId]!.price * GRADE_PRICE[grade]! * premium, 0.17));
  const harvestTo = harvestFrom + random.weighted([44, 30, 17, 9]);
  const lot = lots && random.chance(0.6) ? Math.round(kg * (0.1 + 0.4 * random.next())) : 0;
  const what = { id, sellerId, originId, productId, variety: random.below(2), grade, certMask, marketMask };
  return { ...what, kg, askVndPerKg, harvestFrom, harvestTo, submittedAt: 0, minLotKg: lot, allOrNothing: lots && random.chance(0.15) };
}

/** The seller of a call-off: a cooperative that has such fruit. */
function contractSeller(random: SeededRandom, offers: readonly InstanceOffer[], productId: number, minGrade: number): number {
  for (let tries = 0; tries < 100; tries++) {
    const offer = offers[random.below(offers.length)]!;
    if (offer.productId === productId && offer.grade <= minGrade) return offer.sellerId;
  }
  return 0;
}

function makeLine(
  random: SeededRandom,
  id: number,
  market: { readonly offers: readonly InstanceOffer[]; readonly destinations: readonly Destination[] },
  lots: boolean,
): InstanceLine {
  const { offers, destinations } = market;
  const place = destinations[random.weighted(destinations.map(({ weight }) => weight))]!;
  const contract = place.kind === 'processor' && random.chance(0.5);
  const productId = random.weighted(FRUITS.map((fruit) => fruit.demand));
  const minGrade = random.weighted(place.kind === 'processor' ? [5, 33, 62] : place.kind === 'wholesale' ? [33, 45, 22] : [55, 40, 5]);
  const needy = place.kind === 'packhouse' || place.kind === 'port';
  const certMask = contract ? random.weighted([67, 33]) : [0, 1, 3, 4][random.weighted(needy ? [25, 40, 20, 15] : [68, 32, 0, 0])]!;
  const price = FRUITS[productId]!.price * GRADE_PRICE[minGrade]!;
  const bidVndPerKg = Math.round(
    contract ? random.logNormal(price * 1.03, 0.06) : random.logNormal(price * (FRUITS[productId]!.margin + GRADE_MARGIN[minGrade]!), 0.24),
  );
  const kg = Math.min(30_000, Math.max(50, Math.round(random.logNormal(1340, 0.8))));
  const deliverFrom = place.capacitated ? random.below(8) : 1 + random.below(6);
  const deliverTo = place.capacitated ? deliverFrom : Math.min(DAYS - 1, deliverFrom + random.weighted([21, 26, 28, 25]));
  const lot = lots && random.chance(0.55) ? Math.round(kg * (0.1 + 0.3 * random.next())) : 0;
  const who = {
    id,
    sellerId: contract ? contractSeller(random, offers, productId, minGrade) : -1,
    destinationId: place.id,
    productId,
    variety: random.weighted([34, 8, 8]) - 1,
  };
  const what = { minGrade, certMask, market: place.market, kg, bidVndPerKg, deliverFrom, deliverTo, contract };
  return { ...who, ...what, submittedAt: 0, minLotKg: lot, allOrNothing: lots && random.chance(0.07) };
}

/** Arrival ranks shared by offers and lines: a seeded shuffle. */
function ranks(random: SeededRandom, count: number): number[] {
  const order = Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = random.below(k + 1);
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return order;
}

/** Intake of three quarters of what is asked for, on every limited place and day. */
function intake(destinations: readonly Destination[], lines: readonly InstanceLine[]): InstanceFile['intakeCapacity'][number][] {
  const asked = new Map<number, number>();
  for (const line of lines) {
    if (destinations[line.destinationId]!.capacitated) {
      const key = line.destinationId * DAYS + line.deliverFrom;
      asked.set(key, (asked.get(key) ?? 0) + line.kg);
    }
  }
  const rows = [...asked].sort(([a], [b]) => a - b);
  return rows.map(([key, kg]) => ({ destinationId: Math.floor(key / DAYS), day: key % DAYS, capacityKg: Math.round(kg * 0.75) }));
}

/** A seeded market day of the province in the instance file's terms. */
export function provinceInstance(size: ProvinceSize): InstanceFile {
  const random = new SeededRandom(size.seed);
  const { origins, destinations } = places(random);
  const sellers = Array.from({ length: Math.min(850, Math.max(100, Math.round(size.offers / 12))) }, (_, id) => makeSeller(random, id));
  const rank = ranks(random, size.offers + size.lines);
  const offers = Array.from({ length: size.offers }, (_, id) => ({
    ...makeOffer(random, id, sellers, size.lots),
    submittedAt: rank[id]!,
  }));
  const demandLines = Array.from({ length: size.lines }, (_, id) => ({
    ...makeLine(random, id, { offers, destinations }, size.lots),
    submittedAt: rank[size.offers + id]!,
  }));
  const products = FRUITS.map(({ freshness, hold }, id) => ({ id, freshnessVndPerKgDay: freshness, maxHoldDays: hold }));
  return {
    deliveryDays: DAYS,
    products,
    origins,
    destinations,
    lanes: lanes(origins, destinations),
    intakeCapacity: intake(destinations, demandLines),
    offers,
    demandLines,
  };
}

/** The next picture of a market day: this part of the items sold in part, priced anew, or gone for a new one of its kind. */
export function changedDay(day: InstanceFile, part: number, random: SeededRandom): InstanceFile {
  // Not spread into Math.max: a province day has more items than a call has room for arguments.
  const greatest = (field: 'id' | 'submittedAt'): number =>
    [...day.offers, ...day.demandLines].reduce((most, item) => Math.max(most, item[field]), 0);
  let next = 1 + greatest('id');
  let rank = 1 + greatest('submittedAt');
  const anew = <Item extends { readonly id: number; readonly kg: number }>(item: Item, priced: (item: Item) => Item): Item => {
    const what = random.below(3);
    if (what === 0) return { ...item, kg: Math.max(1, Math.round(item.kg * random.next())) };
    if (what === 1) return priced(item);
    return { ...item, id: next++, submittedAt: rank++, kg: Math.max(1, Math.round(item.kg * (0.5 + random.next()))) };
  };
  const wobble = (price: number): number => Math.round(price * (0.95 + 0.1 * random.next()));
  return {
    ...day,
    offers: day.offers.map((offer) =>
      random.chance(part) ? anew(offer, (one) => ({ ...one, askVndPerKg: wobble(one.askVndPerKg) })) : offer,
    ),
    demandLines: day.demandLines.map((line) =>
      random.chance(part) ? anew(line, (one) => ({ ...one, bidVndPerKg: wobble(one.bidVndPerKg) })) : line,
    ),
  };
}
