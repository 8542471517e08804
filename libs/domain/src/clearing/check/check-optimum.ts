import { specFault, type DemandTerms } from './check-book';
import type { Violation } from './violation';
import { proRata } from './check-shares';
import type { ClearingInput, ClearingLanes, ClearingOffer, ClearingProduct } from '../clearing-input';
import type { ClearingObjective, OptimalityCertificate } from '../clearing-result';

/** Contract kg, fair-share kg, VND: compared from the left. */
type Triple = readonly [contract: number, share: number, vnd: number];

/** One way for kg to reach a buyer: what the certificate says a kg of its capacity is worth, and how much there is. */
interface Sink {
  readonly demand: DemandTerms;
  readonly worth: Triple;
  /** Contract kg and fair-share kg that a kg here counts. */
  readonly counts: readonly [contract: number, share: number];
}

function tripleAt(list: readonly number[], position: number): Triple {
  return [list[3 * position] ?? 0, list[3 * position + 1] ?? 0, list[3 * position + 2] ?? 0];
}

function plus(a: Triple, b: Triple): Triple {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function isNegative([contract, share, vnd]: Triple): boolean {
  return contract !== 0 ? contract < 0 : share !== 0 ? share < 0 : vnd < 0;
}

/** Running total of worth · kg, exact. */
class Total {
  contract = 0n;
  share = 0n;
  vnd = 0n;
  negative = false;

  add(worth: Triple, kg: number): void {
    if (isNegative(worth)) this.negative = true;
    this.contract += BigInt(worth[0]) * BigInt(kg);
    this.share += BigInt(worth[1]) * BigInt(kg);
    this.vnd += BigInt(worth[2]) * BigInt(kg);
  }
}

function sortedById<T extends { readonly id: number }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => a.id - b.id);
}

/** Worth of each limited place and day, and its part of the bound. */
function intakeWorth(input: ClearingInput, certificate: OptimalityCertificate, total: Total): ReadonlyMap<string, Triple> {
  const rows = [...input.intakeCapacity].sort((a, b) => a.destinationId - b.destinationId || a.day - b.day);
  return new Map(
    rows.map((row, k) => {
      const worth = tripleAt(certificate.intakes, k);
      total.add(worth, row.capacityKg);
      return [`${row.destinationId} ${row.day}`, worth];
    }),
  );
}

function sinksOf(
  input: ClearingInput,
  certificate: OptimalityCertificate,
  demands: ReadonlyMap<string, DemandTerms>,
  total: Total,
): Sink[] {
  const intakes = intakeWorth(input, certificate, total);
  const behind = (demand: DemandTerms): Triple => intakes.get(`${demand.destinationId} ${demand.from}`) ?? [0, 0, 0];
  const sinks: Sink[] = [];
  sortedById(input.lines).forEach((line, k) => {
    const demand = demands.get(`line ${line.id}`)!;
    const worth = tripleAt(certificate.lines, k);
    total.add(worth, line.kg);
    if (line.kg > 0) sinks.push({ demand, worth: plus(worth, behind(demand)), counts: [line.contract ? 1 : 0, 0] });
  });
  let part = 0;
  sortedById(input.intakePlans).forEach((plan, k) => {
    const planWorth = tripleAt(certificate.plans, k);
    total.add(planWorth, plan.kg);
    const shares = proRata(plan);
    for (const { contractId, remainingKg } of [...plan.contracts].sort((a, b) => a.contractId - b.contractId)) {
      const demand = demands.get(`plan ${plan.id} ${contractId}`)!;
      const share = shares.get(contractId) ?? 0;
      const inside = tripleAt(certificate.planParts, part++);
      const beyond = tripleAt(certificate.planParts, part++);
      total.add(inside, share);
      total.add(beyond, remainingKg - share);
      const rest = plus(planWorth, behind(demand));
      if (share > 0 && plan.kg > 0) sinks.push({ demand, worth: plus(inside, rest), counts: [1, 1] });
      if (remainingKg > share && plan.kg > 0) sinks.push({ demand, worth: plus(beyond, rest), counts: [1, 0] });
    }
  });
  return sinks;
}

/** A sink as the scan over all pairs reads it: one flat shape, its worth less what a kg of it counts. */
interface Buyer {
  readonly demand: DemandTerms;
  readonly column: number;
  readonly contract: number;
  readonly share: number;
  /** VND a kg that the buyer could pay beyond what the certificate says its kg are worth. */
  readonly atMost: number;
}

type Report = (offerId: number, demandId: number) => void;

/** Buyers for whom a kg counts alike, the one who could pay most above its own worth first. */
interface Rank {
  readonly contract: number;
  readonly share: number;
  readonly buyers: readonly Buyer[];
}

function ranksOf(buyers: readonly Buyer[]): readonly Rank[] {
  const ranks = new Map<string, Buyer[]>();
  for (const buyer of buyers) {
    const key = `${buyer.contract} ${buyer.share}`;
    const rank = ranks.get(key);
    if (rank === undefined) ranks.set(key, [buyer]);
    else rank.push(buyer);
  }
  return [...ranks.values()].map((rank) => ({
    contract: rank[0]!.contract,
    share: rank[0]!.share,
    buyers: rank.sort((a, b) => b.atMost - a.atMost),
  }));
}

/** Buyers of one product that take a variety and grade: found once a variety and grade, not once a pair. */
class BuyersByFruit {
  private readonly found = new Map<string, readonly Rank[]>();

  constructor(private readonly all: readonly Buyer[]) {}

  of({ variety, grade }: ClearingOffer): readonly Rank[] {
    const key = `${variety} ${grade}`;
    const known = this.found.get(key);
    if (known !== undefined) return known;
    const takes = (mask: number, bit: number): boolean => Math.floor(mask / 2 ** bit) % 2 === 1;
    const ranks = ranksOf(this.all.filter(({ demand }) => takes(demand.varietyMask, variety) && takes(demand.gradeMask, grade)));
    this.found.set(key, ranks);
    return ranks;
  }
}

function buyersOf(input: ClearingInput, sinks: readonly Sink[], productId: number): BuyersByFruit {
  const columns = new Map(input.destinations.map((id, k) => [id, k]));
  const full = new Set(input.intakeCapacity.filter(({ capacityKg }) => capacityKg === 0).map((row) => `${row.destinationId} ${row.day}`));
  const buyers = sinks
    .filter(({ demand }) => demand.productId === productId && !full.has(`${demand.destinationId} ${demand.from}`))
    .map(({ demand, worth, counts }) => ({
      demand,
      column: columns.get(demand.destinationId)!,
      contract: worth[0] - counts[0],
      share: worth[1] - counts[1],
      atMost: demand.bid - worth[2],
    }));
  return new BuyersByFruit(buyers);
}

function uncovered(input: ClearingInput, offerWorth: ReadonlyMap<number, Triple>, sinks: readonly Sink[], report: Report): void {
  const rows = new Map(input.origins.map((id, k) => [id, k * input.destinations.length]));
  for (const product of input.products) {
    const lanes = input.lanes.find(({ productId }) => productId === product.id);
    if (lanes === undefined) continue;
    const buyers = buyersOf(input, sinks, product.id);
    for (const offer of input.offers) {
      if (offer.productId !== product.id || offer.kg === 0) continue;
      const scan = { offer, product, lanes, row: rows.get(offer.originId)!, worth: offerWorth.get(offer.id)! };
      uncoveredOf(scan, buyers.of(offer), report);
    }
  }
}

interface Scan {
  readonly offer: ClearingOffer;
  readonly product: ClearingProduct;
  readonly lanes: ClearingLanes;
  /** Where the offer's place begins in the lane tables. */
  readonly row: number;
  readonly worth: Triple;
}

/** Where kg count alike only money can leave a pair uncovered, and freight and ages are never negative: the first that cannot ends the rank. */
function uncoveredOf(scan: Scan, ranks: readonly Rank[], report: Report): void {
  const { offer, worth } = scan;
  for (const rank of ranks) {
    const contract = worth[0] + rank.contract;
    const share = worth[1] + rank.share;
    if (contract > 0 || (contract === 0 && share > 0)) continue;
    const least = contract === 0 && share === 0 ? offer.askVndPerKg + worth[2] : -Infinity;
    for (const buyer of rank.buyers) {
      if (buyer.atMost <= least) break;
      if (isUncovered(scan, buyer, least)) report(offer.id, buyer.demand.id);
    }
  }
}

/** @param least what the pair's money must pass; -Infinity where a kg here counts more than the certificate says */
function isUncovered({ offer, product, lanes, row }: Scan, { demand, column, atMost }: Buyer, least: number): boolean {
  const lane = row + column;
  const transit = lanes.transitDays[lane]!;
  const day = Math.max(demand.from, offer.harvestFrom + transit);
  if (transit < 0 || day > demand.to || day - transit > offer.harvestTo + product.maxHoldDays) return false;
  const age = product.freshnessVndPerKgDay * (transit + Math.max(0, day - transit - offer.harvestTo));
  const cost = lanes.transportVndPerKg[lane]! + age;
  if (atMost - cost <= least || (!demand.contract && demand.bid - offer.askVndPerKg < cost)) return false;
  return specFault(offer, demand) === undefined;
}

/**
 * Proves that nothing better exists: weak duality of linear programming, over (contract kg, fair-share kg, VND) compared from the left.
 *
 * If every pair's worth is covered by what its offer, its buyer and the place are worth, no allocation passes the sum of worth · kg; a
 * result that reaches that sum is the best. Nothing of how the worths were found is trusted.
 */
export function checkOptimum(
  input: ClearingInput,
  objective: ClearingObjective,
  proof: OptimalityCertificate,
  demands: ReadonlyMap<string, DemandTerms>,
  violations: Violation[],
): void {
  const total = new Total();
  const offerWorth = new Map(
    sortedById(input.offers).map((offer, k) => {
      const worth = tripleAt(proof.offers, k);
      total.add(worth, offer.kg);
      return [offer.id, worth];
    }),
  );
  const sinks = sinksOf(input, proof, demands, total);
  if (total.negative) violations.push({ code: 'NOT_OPTIMAL', offerId: -1, demandId: -1, found: -1, expected: 0 });
  uncovered(input, offerWorth, sinks, (offerId, demandId) =>
    violations.push({ code: 'NOT_OPTIMAL', offerId, demandId, found: 0, expected: 1 }),
  );
  const reached =
    total.contract === BigInt(objective.contractKg) && total.share === BigInt(objective.fairShareKg) && total.vnd === objective.welfareVnd;
  if (!reached) violations.push({ code: 'NOT_OPTIMAL', offerId: -1, demandId: -1, found: objective.welfareVnd, expected: total.vnd });
}
