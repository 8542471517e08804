import { specFault, type DemandTerms } from './check-book';
import type { Violation } from './violation';
import { proRata } from './check-shares';
import type { ClearingInput, ClearingOffer } from './clearing-input';
import type { ClearingObjective, OptimalityCertificate } from './clearing-result';

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

/** Places of the lane tables and ages, looked up once an item instead of once a pair. */
interface Roads {
  row(offer: ClearingOffer): number;
  column(demand: DemandTerms): number;
}

function uncovered(
  input: ClearingInput,
  offerWorth: ReadonlyMap<number, Triple>,
  sinks: readonly Sink[],
  report: (offerId: number, demandId: number) => void,
): void {
  const rows = new Map(input.origins.map((id, k) => [id, k * input.destinations.length]));
  const columns = new Map(input.destinations.map((id, k) => [id, k]));
  const roads: Roads = { row: ({ originId }) => rows.get(originId)!, column: ({ destinationId }) => columns.get(destinationId)! };
  const full = new Set(input.intakeCapacity.filter(({ capacityKg }) => capacityKg === 0).map((row) => `${row.destinationId} ${row.day}`));
  for (const product of input.products) {
    const lanes = input.lanes.find(({ productId }) => productId === product.id);
    if (lanes === undefined) continue;
    const buyers = sinks
      .filter(({ demand }) => demand.productId === product.id && !full.has(`${demand.destinationId} ${demand.from}`))
      .map((sink) => ({ ...sink, column: roads.column(sink.demand) }));
    for (const offer of input.offers) {
      if (offer.productId !== product.id || offer.kg === 0) continue;
      const worth = offerWorth.get(offer.id)!;
      const row = roads.row(offer);
      for (const { demand, worth: sinkWorth, counts, column } of buyers) {
        if (specFault(offer, demand) !== undefined) continue;
        const transit = lanes.transitDays[row + column]!;
        const day = Math.max(demand.from, offer.harvestFrom + transit);
        if (transit < 0 || day > demand.to || day - transit > offer.harvestTo + product.maxHoldDays) continue;
        const age = product.freshnessVndPerKgDay * (transit + Math.max(0, day - transit - offer.harvestTo));
        const surplus = demand.bid - offer.askVndPerKg - lanes.transportVndPerKg[row + column]! - age;
        const contract = worth[0] + sinkWorth[0] - counts[0];
        const share = worth[1] + sinkWorth[1] - counts[1];
        const missing = contract !== 0 ? contract < 0 : share !== 0 ? share < 0 : worth[2] + sinkWorth[2] < surplus;
        if (missing && (demand.contract || surplus >= 0)) report(offer.id, demand.id);
      }
    }
  }
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
