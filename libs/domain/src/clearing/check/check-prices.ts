import { specFault, type Book, type BookEntry, type DemandTerms } from './check-book';
import type { Violation, ViolationCode } from './violation';
import type { ClearingInput, ClearingOffer, ClearingProduct } from '../clearing-input';

type Report = (code: ViolationCode, offerId: number, demandId: number, found: number, expected: number) => void;

function checkMoney(entry: BookEntry, report: Report): void {
  const { offer, demand, sellerPrice, buyerPrice, transport, age } = entry;
  if (!Number.isSafeInteger(sellerPrice) || !Number.isSafeInteger(buyerPrice))
    report('PRICE_INT', offer.id, demand.id, sellerPrice, buyerPrice);
  if (buyerPrice !== sellerPrice + transport) report('BUDGET', offer.id, demand.id, buyerPrice, sellerPrice + transport);
  if (demand.contract) {
    const agreed = demand.agreedPrice ?? demand.bid - transport - age;
    if (sellerPrice !== agreed) report('CONTRACT_PRICE', offer.id, demand.id, sellerPrice, agreed);
    return;
  }
  if (sellerPrice < offer.askVndPerKg) report('IR_SELLER', offer.id, demand.id, sellerPrice, offer.askVndPerKg);
  if (buyerPrice + age > demand.bid) report('IR_BUYER', offer.id, demand.id, buyerPrice + age, demand.bid);
}

/** One price for one kind of fruit at one place on one ship day, age after harvest added back. */
function checkUniform(entries: readonly BookEntry[], products: ReadonlyMap<number, ClearingProduct>, report: Report): void {
  const prices = new Map<string, number>();
  for (const { offer, demand, sellerPrice, heldDays, shipDay } of entries) {
    if (demand.contract) continue;
    const kind = [offer.productId, offer.variety, offer.grade, offer.certLow, offer.certHigh, offer.marketMask, offer.sellerGroup];
    const key = [...kind, offer.originId, shipDay, demand.sellerId].join(' ');
    const fresh = sellerPrice + heldDays * (products.get(offer.productId)?.freshnessVndPerKgDay ?? 0);
    const known = prices.get(key);
    if (known === undefined) prices.set(key, fresh);
    else if (known !== fresh) report('UNIFORM', offer.id, demand.id, fresh, known);
  }
}

/** Surplus of the best day on which offer and order could still meet, undefined when there is none. */
function missedSurplus(
  book: Book,
  input: ClearingInput,
  product: ClearingProduct,
  offer: ClearingOffer,
  demand: DemandTerms,
): number | undefined {
  if (specFault(offer, demand) !== undefined) return undefined;
  const road = book.lane(offer, demand);
  if (road === undefined) return undefined;
  let best: number | undefined;
  for (let day = demand.from; day <= demand.to; day++) {
    const shipDay = day - road.transit;
    if (shipDay < offer.harvestFrom || shipDay > offer.harvestTo + product.maxHoldDays) continue;
    const limit = input.intakeCapacity.find((row) => row.destinationId === demand.destinationId && row.day === day);
    if (limit !== undefined && (book.intakeKg.get(`${demand.destinationId} ${day}`) ?? 0) >= limit.capacityKg) continue;
    const age = product.freshnessVndPerKgDay * (road.transit + Math.max(0, shipDay - offer.harvestTo));
    const surplus = demand.bid - offer.askVndPerKg - road.transport - age;
    if (best === undefined || surplus > best) best = surplus;
  }
  return best;
}

/**
 * No call-off and no plan is left with kg that its own seller still had: the worst of what a round can miss. Orders are the business of
 * `checkFairness`, which asks more of them and does not look at every pair.
 */
function checkMissed(input: ClearingInput, book: Book, products: ReadonlyMap<number, ClearingProduct>, report: Report): void {
  const openOffers = input.offers.filter(
    (offer) => (book.soldKg.get(offer.id) ?? 0) < offer.kg && !offer.allOrNothing && offer.minLotKg <= 1,
  );
  const ofSeller = new Map<number, ClearingOffer[]>();
  for (const offer of openOffers) ofSeller.set(offer.sellerId, [...(ofSeller.get(offer.sellerId) ?? []), offer]);
  const planKg = new Map(input.intakePlans.map((plan) => [`${plan.id}`, plan.kg]));
  for (const [key, kg] of book.filledKg) {
    const [kind, planId] = key.split(' ');
    if (kind === 'plan' && planId !== undefined) planKg.set(planId, (planKg.get(planId) ?? 0) - kg);
  }
  for (const [key, demand] of book.demands) {
    if (!demand.contract || (book.filledKg.get(key) ?? 0) >= demand.kg) continue;
    if (key.startsWith('plan') && (planKg.get(`${demand.id}`) ?? 0) <= 0) continue;
    for (const offer of ofSeller.get(demand.sellerId) ?? []) {
      if (offer.productId !== demand.productId) continue;
      const product = products.get(offer.productId);
      if (product === undefined) continue;
      const surplus = missedSurplus(book, input, product, offer, demand);
      if (surplus !== undefined) report('BLOCKING', offer.id, demand.id, surplus, 0);
    }
  }
}

/** Checks what the fills cost: whole, rational, balanced, uniform prices, contracts at theirs, and no pair that both sides missed. */
export function checkPrices(input: ClearingInput, book: Book, violations: Violation[]): void {
  const report: Report = (code, offerId, demandId, found, expected) => violations.push({ code, offerId, demandId, found, expected });
  const products = new Map(input.products.map((product) => [product.id, product]));
  for (const entry of book.entries) checkMoney(entry, report);
  checkUniform(book.entries, products, report);
  // With lots a pair may be right to stay apart: moving it would break another lot.
  const lots = [...input.offers, ...input.lines].some((item) => item.minLotKg > 1 || item.allOrNothing);
  if (!lots) checkMissed(input, book, products, report);
}
