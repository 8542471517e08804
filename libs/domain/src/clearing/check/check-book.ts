import type { ClearingInput, ClearingLanes, ClearingOffer, ClearingProduct } from '../clearing-input';
import type { ClearingResult } from '../clearing-result';
import type { Violation, ViolationCode } from './violation';
import { proRata } from './check-shares';

/** A buyer's side of a fill, whichever list it came from. */
export interface DemandTerms {
  readonly id: number;
  readonly sellerId: number;
  readonly group: number;
  readonly destinationId: number;
  readonly productId: number;
  readonly varietyMask: number;
  readonly gradeMask: number;
  readonly certLow: number;
  readonly certHigh: number;
  readonly market: number;
  readonly kg: number;
  readonly bid: number;
  readonly from: number;
  readonly to: number;
  readonly contract: boolean;
  readonly agreedPrice: number | null;
  readonly minLotKg: number;
  readonly allOrNothing: boolean;
}

/** A fill with both its sides, re-derived costs and the money it names. */
export interface BookEntry {
  readonly offer: ClearingOffer;
  readonly demand: DemandTerms;
  readonly day: number;
  readonly kg: number;
  readonly sellerPrice: number;
  readonly buyerPrice: number;
  readonly transport: number;
  readonly age: number;
  readonly heldDays: number;
  readonly shipDay: number;
}

/** Everything the later checks need: entries by fill, kg by offer and demand, places that are full. */
export interface Book {
  readonly entries: readonly BookEntry[];
  readonly demands: ReadonlyMap<string, DemandTerms>;
  readonly soldKg: ReadonlyMap<number, number>;
  readonly filledKg: ReadonlyMap<string, number>;
  readonly intakeKg: ReadonlyMap<string, number>;
  lane(offer: ClearingOffer, demand: DemandTerms): { readonly transit: number; readonly transport: number } | undefined;
}

type Report = (code: ViolationCode, offerId: number, demandId: number, found: number | bigint, expected: number | bigint) => void;

function demandTerms(input: ClearingInput): Map<string, DemandTerms> {
  const terms = new Map<string, DemandTerms>();
  for (const line of input.lines) {
    const money = { bid: line.bidVndPerKg, agreedPrice: line.contractPriceVndPerKg, group: line.buyerGroup };
    terms.set(`line ${line.id}`, { ...line, ...money, from: line.deliverFrom, to: line.deliverTo });
  }
  for (const plan of input.intakePlans) {
    for (const part of plan.contracts) {
      const money = { bid: part.bidVndPerKg, agreedPrice: part.contractPriceVndPerKg, group: plan.buyerGroup, sellerId: part.sellerId };
      const fixed = { from: plan.day, to: plan.day, contract: true, minLotKg: 0, allOrNothing: false, kg: part.remainingKg };
      terms.set(`plan ${plan.id} ${part.contractId}`, { ...plan, ...money, ...fixed });
    }
  }
  return terms;
}

function laneLookup(input: ClearingInput): Book['lane'] {
  const row = new Map(input.origins.map((id, k) => [id, k]));
  const column = new Map(input.destinations.map((id, k) => [id, k]));
  const tables = new Map<number, ClearingLanes>(input.lanes.map((lanes) => [lanes.productId, lanes]));
  return (offer, demand) => {
    const table = tables.get(offer.productId);
    const o = row.get(offer.originId);
    const d = column.get(demand.destinationId);
    if (table === undefined || o === undefined || d === undefined) return undefined;
    const transit = table.transitDays[o * input.destinations.length + d];
    const transport = table.transportVndPerKg[o * input.destinations.length + d];
    return transit === undefined || transport === undefined || transit < 0 ? undefined : { transit, transport };
  };
}

/** Rules of the pair that need no calendar. Exported for the check on missed pairs. */
export function specFault(offer: ClearingOffer, demand: DemandTerms): ViolationCode | undefined {
  const varietyFits = Math.floor(demand.varietyMask / 2 ** offer.variety) % 2 === 1;
  const gradeFits = Math.floor(demand.gradeMask / 2 ** offer.grade) % 2 === 1;
  if (offer.productId !== demand.productId || !varietyFits || !gradeFits) return 'PRODUCT';
  if (demand.sellerId !== -1 && demand.sellerId !== offer.sellerId) return 'SELLER';
  if (demand.group !== 0 && demand.group === offer.sellerGroup) return 'GROUP';
  const low = (offer.certLow & demand.certLow) >>> 0;
  const high = (offer.certHigh & demand.certHigh) >>> 0;
  if (low !== demand.certLow || high !== demand.certHigh) return 'CERT';
  if (Math.floor(offer.marketMask / 2 ** demand.market) % 2 !== 1) return 'MARKET';
  return undefined;
}

function checkFill(entry: BookEntry, product: ClearingProduct, report: Report): void {
  const { offer, demand, day, kg } = entry;
  const fault = specFault(offer, demand);
  if (fault !== undefined) report(fault, offer.id, demand.id, 0, 1);
  const early = day < demand.from || entry.shipDay < offer.harvestFrom;
  const late = day > demand.to || entry.shipDay > offer.harvestTo + product.maxHoldDays;
  if (early || late) report('WINDOW', offer.id, demand.id, day, early ? demand.from : demand.to);
  if (!Number.isSafeInteger(kg) || kg <= 0) report('KG', offer.id, demand.id, kg, 1);
  const lot = Math.max(offer.minLotKg, demand.minLotKg);
  if (kg < lot) report('MIN_LOT', offer.id, demand.id, kg, lot);
  const surplus = demand.bid - offer.askVndPerKg - entry.transport - entry.age;
  if (!demand.contract && surplus < 0) report('IR_PAIR', offer.id, demand.id, surplus, 0);
}

interface RawFill {
  readonly key: string;
  readonly demandId: number;
  readonly offerId: number;
  readonly deliveryDay: number;
  readonly kg: number;
  readonly sellerPriceVndPerKg: number;
  readonly buyerPriceVndPerKg: number;
}

function rawFills(result: ClearingResult): RawFill[] {
  return [
    ...result.fills.map((fill) => ({ ...fill, key: `line ${fill.lineId}`, demandId: fill.lineId })),
    ...result.planFills.map((fill) => ({ ...fill, key: `plan ${fill.planId} ${fill.contractId}`, demandId: fill.planId })),
  ];
}

function add<K>(sums: Map<K, number>, key: K, kg: number): void {
  sums.set(key, (sums.get(key) ?? 0) + kg);
}

function checkSums(input: ClearingInput, book: Book, report: Report): void {
  for (const offer of input.offers) {
    const sold = book.soldKg.get(offer.id) ?? 0;
    if (sold > offer.kg) report('CONSERVE', offer.id, -1, sold, offer.kg);
    if (offer.allOrNothing && sold !== 0 && sold !== offer.kg) report('AON', offer.id, -1, sold, offer.kg);
  }
  for (const [key, demand] of book.demands) {
    const filled = book.filledKg.get(key) ?? 0;
    if (filled > demand.kg) report('CONSERVE', -1, demand.id, filled, demand.kg);
    if (demand.allOrNothing && filled !== 0 && filled !== demand.kg) report('AON', -1, demand.id, filled, demand.kg);
  }
  for (const plan of input.intakePlans) {
    const filled = plan.contracts.reduce((sum, part) => sum + (book.filledKg.get(`plan ${plan.id} ${part.contractId}`) ?? 0), 0);
    if (filled > plan.kg) report('CONSERVE', -1, plan.id, filled, plan.kg);
  }
  for (const row of input.intakeCapacity) {
    const taken = book.intakeKg.get(`${row.destinationId} ${row.day}`) ?? 0;
    if (taken > row.capacityKg) report('CAPACITY', -1, row.destinationId, taken, row.capacityKg);
  }
}

function checkObjective(input: ClearingInput, book: Book, result: ClearingResult, report: Report): void {
  let contractKg = 0n;
  let welfare = 0n;
  for (const { offer, demand, kg, transport, age } of book.entries) {
    if (demand.contract) contractKg += BigInt(kg);
    welfare += BigInt(kg) * (BigInt(demand.bid) - BigInt(offer.askVndPerKg) - BigInt(transport) - BigInt(age));
  }
  let fair = 0;
  for (const plan of input.intakePlans) {
    for (const [contractId, share] of proRata(plan)) fair += Math.min(share, book.filledKg.get(`plan ${plan.id} ${contractId}`) ?? 0);
  }
  const { objective, bound } = result;
  if (BigInt(objective.contractKg) !== contractKg) report('OBJ', -1, -1, objective.contractKg, contractKg);
  if (objective.welfareVnd !== welfare) report('OBJ', -1, -1, objective.welfareVnd, welfare);
  if (objective.fairShareKg !== fair) report('OBJ', -1, -1, objective.fairShareKg, fair);
  const above =
    objective.contractKg !== bound.contractKg
      ? objective.contractKg > bound.contractKg
      : objective.fairShareKg !== bound.fairShareKg
        ? objective.fairShareKg > bound.fairShareKg
        : objective.welfareVnd > bound.welfareVnd;
  if (above) report('ABOVE_OPT', -1, -1, objective.welfareVnd, bound.welfareVnd);
}

/** Checks feasibility, sums and objective; answers the book, or undefined when fills point at nothing and nothing more can be said. */
export function checkBook(input: ClearingInput, result: ClearingResult, violations: Violation[]): Book | undefined {
  const report: Report = (code, offerId, demandId, found, expected) => violations.push({ code, offerId, demandId, found, expected });
  const offers = new Map(input.offers.map((offer) => [offer.id, offer]));
  const products = new Map(input.products.map((product) => [product.id, product]));
  const demands = demandTerms(input);
  const lane = laneLookup(input);
  const entries: BookEntry[] = [];
  const seen = new Set<string>();
  const soldKg = new Map<number, number>();
  const filledKg = new Map<string, number>();
  const intakeKg = new Map<string, number>();
  for (const fill of rawFills(result)) {
    const offer = offers.get(fill.offerId);
    const demand = demands.get(fill.key);
    const product = offer === undefined ? undefined : products.get(offer.productId);
    const road = offer === undefined || demand === undefined ? undefined : lane(offer, demand);
    if (offer === undefined || demand === undefined || product === undefined || road === undefined) {
      report('REF', fill.offerId, fill.demandId, fill.kg, 0);
      continue;
    }
    const once = `${fill.offerId} ${fill.key} ${fill.deliveryDay}`;
    if (seen.has(once)) report('DUP', fill.offerId, fill.demandId, fill.deliveryDay, 0);
    seen.add(once);
    const shipDay = fill.deliveryDay - road.transit;
    const heldDays = shipDay > offer.harvestTo ? shipDay - offer.harvestTo : 0;
    const age = product.freshnessVndPerKgDay * (road.transit + heldDays);
    const prices = { sellerPrice: fill.sellerPriceVndPerKg, buyerPrice: fill.buyerPriceVndPerKg };
    const entry = { offer, demand, day: fill.deliveryDay, kg: fill.kg, ...prices, transport: road.transport, age, heldDays, shipDay };
    checkFill(entry, product, report);
    entries.push(entry);
    add(soldKg, offer.id, fill.kg);
    add(filledKg, fill.key, fill.kg);
    add(intakeKg, `${demand.destinationId} ${fill.deliveryDay}`, fill.kg);
  }
  if (violations.some(({ code }) => code === 'REF' || code === 'KG')) return undefined;
  const book = { entries, demands, soldKg, filledKg, intakeKg, lane };
  checkSums(input, book, report);
  checkObjective(input, book, result, report);
  return book;
}
