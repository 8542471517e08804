import type { ClearingInput, ClearingIntakePlan, ClearingLine, ClearingOffer } from './clearing-input';
import { ClearingRefusal, type ClearingRefusalCode } from './clearing-refusal';

/** 1 000 000 t in one item is a slip of the keyboard; it also keeps one item inside 30 bits. */
export const KG_MAX = 1_000_000_000;
/** A flow of the market must fit a signed 32-bit number with room for one more unit. */
export const MARKET_KG_LIMIT = 2 ** 30;
/** About 4 000 USD a kilogram; keeps n · C far below 2^53. */
export const PRICE_MAX = 100_000_000;
/** A fruit that loses 40 USD a kilogram and day: over all days on the road and in the store its age still fits a signed 32-bit cost. */
export const FRESHNESS_MAX = 1_000_000;
/** More than a year of days is no delivery window. */
export const DAYS_MAX = 400;
const UINT32_MAX = 2 ** 32 - 1;
const ID_MAX = Number.MAX_SAFE_INTEGER;

type Item = Readonly<Record<string, unknown>>;

function refuse(code: ClearingRefusalCode, list: string, field: string, id: number, found: number): never {
  throw new ClearingRefusal(code, { list, field, id, found });
}

function whole(item: Item, list: string, field: string, low: number, high: number): void {
  const value = item[field];
  const id = typeof item['id'] === 'number' ? item['id'] : -1;
  if (typeof value !== 'number' || !Number.isInteger(value)) refuse('clearing.not_whole', list, field, id, Number(value));
  if (value < low || value > high) refuse('clearing.out_of_range', list, field, id, value);
}

function uniqueIds(items: readonly { readonly id: number }[], list: string): Set<number> {
  const seen = new Set<number>();
  for (const item of items) {
    whole(item as unknown as Item, list, 'id', 0, ID_MAX);
    if (seen.has(item.id)) refuse('clearing.duplicate_id', list, 'id', item.id, item.id);
    seen.add(item.id);
  }
  return seen;
}

function known(ids: ReadonlySet<number>, value: number, list: string, field: string, id: number): void {
  if (!ids.has(value)) refuse('clearing.unknown_reference', list, field, id, value);
}

/** Fields and bounds of the two lists that may hold a hundred thousand items: a table, so that each field is named once. */
const OFFER_BOUNDS: readonly (readonly [keyof ClearingOffer & string, number, number])[] = [
  ['sellerId', 0, ID_MAX],
  ['sellerGroup', 0, ID_MAX],
  ['variety', 0, 31],
  ['grade', 0, 31],
  ['certLow', 0, UINT32_MAX],
  ['certHigh', 0, UINT32_MAX],
  ['marketMask', 0, UINT32_MAX],
  ['kg', 0, KG_MAX],
  ['askVndPerKg', 0, PRICE_MAX],
  ['harvestFrom', 0, DAYS_MAX],
  ['harvestTo', 0, DAYS_MAX],
  ['submittedAt', 0, ID_MAX],
  ['minLotKg', 0, KG_MAX],
];
const DEMAND_BOUNDS: readonly (readonly [keyof ClearingLine & keyof ClearingIntakePlan & string, number, number])[] = [
  ['buyerGroup', 0, ID_MAX],
  ['varietyMask', 0, UINT32_MAX],
  ['gradeMask', 0, UINT32_MAX],
  ['certLow', 0, UINT32_MAX],
  ['certHigh', 0, UINT32_MAX],
  ['market', 0, 31],
  ['kg', 0, KG_MAX],
  ['submittedAt', 0, ID_MAX],
];
const LINE_BOUNDS: readonly (readonly [keyof ClearingLine & string, number, number])[] = [
  ['sellerId', -1, ID_MAX],
  ['bidVndPerKg', 0, PRICE_MAX],
  ['minLotKg', 0, KG_MAX],
];

interface KnownIds {
  readonly products: ReadonlySet<number>;
  readonly origins: ReadonlySet<number>;
  readonly destinations: ReadonlySet<number>;
}

function validatePlaces(input: ClearingInput): KnownIds {
  whole({ days: input.days }, 'input', 'days', 0, DAYS_MAX);
  const products = uniqueIds(input.products, 'products');
  for (const product of input.products) {
    whole(product as unknown as Item, 'products', 'freshnessVndPerKgDay', 0, FRESHNESS_MAX);
    whole(product as unknown as Item, 'products', 'maxHoldDays', 0, DAYS_MAX);
  }
  const origins = uniqueIds(
    input.origins.map((id) => ({ id })),
    'origins',
  );
  const destinations = uniqueIds(
    input.destinations.map((id) => ({ id })),
    'destinations',
  );
  return { products, origins, destinations };
}

function validateLanes(input: ClearingInput, ids: KnownIds): void {
  const size = input.origins.length * input.destinations.length;
  const seen = new Set<number>();
  const checked = { transitDays: new Set<ArrayLike<number>>(), transportVndPerKg: new Set<ArrayLike<number>>() };
  for (const lanes of input.lanes) {
    known(ids.products, lanes.productId, 'lanes', 'productId', lanes.productId);
    if (seen.has(lanes.productId)) refuse('clearing.duplicate_id', 'lanes', 'productId', lanes.productId, lanes.productId);
    seen.add(lanes.productId);
    for (const [field, low, high] of [['transitDays', -1, DAYS_MAX] as const, ['transportVndPerKg', 0, PRICE_MAX] as const]) {
      const table = lanes[field];
      if (checked[field].has(table)) continue;
      checked[field].add(table);
      if (table.length !== size) refuse('clearing.lane_shape', 'lanes', field, lanes.productId, table.length);
      for (let k = 0; k < size; k++) whole({ id: lanes.productId, [field]: table[k] }, 'lanes', field, low, high);
    }
  }
}

function validateOffers(input: ClearingInput, ids: KnownIds): void {
  uniqueIds(input.offers, 'offers');
  for (const offer of input.offers) {
    for (const [field, low, high] of OFFER_BOUNDS) whole(offer as unknown as Item, 'offers', field, low, high);
    known(ids.products, offer.productId, 'offers', 'productId', offer.id);
    known(ids.origins, offer.originId, 'offers', 'originId', offer.id);
    if (offer.harvestTo < offer.harvestFrom) refuse('clearing.empty_window', 'offers', 'harvestTo', offer.id, offer.harvestTo);
  }
}

function capacityDays(input: ClearingInput, ids: KnownIds): Map<number, Set<number>> {
  const days = new Map<number, Set<number>>();
  for (const row of input.intakeCapacity) {
    whole({ id: row.destinationId, day: row.day }, 'intakeCapacity', 'day', 0, input.days - 1);
    whole({ id: row.destinationId, capacityKg: row.capacityKg }, 'intakeCapacity', 'capacityKg', 0, ID_MAX);
    known(ids.destinations, row.destinationId, 'intakeCapacity', 'destinationId', row.destinationId);
    const ofPlace = days.get(row.destinationId) ?? new Set<number>();
    if (ofPlace.has(row.day)) refuse('clearing.duplicate_id', 'intakeCapacity', 'day', row.destinationId, row.day);
    days.set(row.destinationId, ofPlace.add(row.day));
  }
  return days;
}

function validateLines(input: ClearingInput, ids: KnownIds, limited: ReadonlyMap<number, ReadonlySet<number>>): void {
  uniqueIds(input.lines, 'lines');
  for (const line of input.lines) {
    for (const [field, low, high] of DEMAND_BOUNDS) whole(line as unknown as Item, 'lines', field, low, high);
    for (const [field, low, high] of LINE_BOUNDS) whole(line as unknown as Item, 'lines', field, low, high);
    whole(line as unknown as Item, 'lines', 'deliverFrom', 0, input.days - 1);
    whole(line as unknown as Item, 'lines', 'deliverTo', 0, input.days - 1);
    if (line.contractPriceVndPerKg !== null) whole(line as unknown as Item, 'lines', 'contractPriceVndPerKg', 0, PRICE_MAX);
    if (line.contract && line.sellerId < 0) refuse('clearing.out_of_range', 'lines', 'sellerId', line.id, line.sellerId);
    known(ids.products, line.productId, 'lines', 'productId', line.id);
    known(ids.destinations, line.destinationId, 'lines', 'destinationId', line.id);
    if (line.deliverTo < line.deliverFrom) refuse('clearing.empty_window', 'lines', 'deliverTo', line.id, line.deliverTo);
    if (line.deliverTo === line.deliverFrom) continue;
    const days = limited.get(line.destinationId);
    if (days === undefined) continue;
    for (let day = line.deliverFrom; day <= line.deliverTo; day++) {
      if (days.has(day)) refuse('clearing.window_at_capacity', 'lines', 'deliverTo', line.id, day);
    }
  }
}

function validatePlans(input: ClearingInput, ids: KnownIds): void {
  uniqueIds(input.intakePlans, 'intakePlans');
  for (const plan of input.intakePlans) {
    for (const [field, low, high] of DEMAND_BOUNDS) whole(plan as unknown as Item, 'intakePlans', field, low, high);
    whole(plan as unknown as Item, 'intakePlans', 'day', 0, input.days - 1);
    known(ids.products, plan.productId, 'intakePlans', 'productId', plan.id);
    known(ids.destinations, plan.destinationId, 'intakePlans', 'destinationId', plan.id);
    const contracts = new Set<number>();
    for (const part of plan.contracts) {
      const item = { ...part, id: plan.id };
      whole(item, 'intakePlans', 'contractId', 0, ID_MAX);
      whole(item, 'intakePlans', 'sellerId', 0, ID_MAX);
      whole(item, 'intakePlans', 'remainingKg', 0, KG_MAX);
      whole(item, 'intakePlans', 'bidVndPerKg', 0, PRICE_MAX);
      whole(item, 'intakePlans', 'submittedAt', 0, ID_MAX);
      if (part.contractPriceVndPerKg !== null) whole(item, 'intakePlans', 'contractPriceVndPerKg', 0, PRICE_MAX);
      if (contracts.has(part.contractId)) refuse('clearing.duplicate_id', 'intakePlans', 'contractId', plan.id, part.contractId);
      contracts.add(part.contractId);
    }
  }
}

/** No arc can carry more than the smaller of supply and demand, so one of the two sums must stay below the limit. */
function validateWeight(input: ClearingInput): void {
  let supply = 0;
  for (const offer of input.offers) supply += offer.kg;
  let demand = 0;
  for (const line of input.lines) demand += line.kg;
  for (const plan of input.intakePlans) demand += plan.kg;
  const flow = Math.min(supply, demand);
  if (flow >= MARKET_KG_LIMIT) refuse('clearing.too_heavy', 'offers', 'kg', -1, flow);
}

/**
 * Refuses a snapshot that cannot be cleared exactly: fractions, figures out of their bounds, ids that repeat or point nowhere,
 * empty windows, a window of several days over a day with limited intake (that would not be a network), more than 2^30 kg.
 *
 * @throws ClearingRefusal naming list, field, id and figure of the first fault.
 */
export function validateInput(input: ClearingInput): void {
  const ids = validatePlaces(input);
  validateLanes(input, ids);
  validateOffers(input, ids);
  validateLines(input, ids, capacityDays(input, ids));
  validatePlans(input, ids);
  validateWeight(input);
}
