import type { Standbys } from '@domain/clearing/published/standbys';
import type { Day } from '@domain/shared/day';
import type { Solved } from './clear.worker';
import type { FrozenMarket, RoundKind } from './frozen-market';
import type { Snapshot } from './snapshot.mapper';

/** An offer of a round and whose it is. */
export interface NamedOffer {
  readonly id: string;
  readonly owner: string;
  readonly version: number;
}

/** An order or call-off of a round and whose it is; a call-off also belongs to the cooperative of its contract. */
export interface NamedLine {
  readonly kind: 'order' | 'call_off';
  readonly id: string;
  readonly owner: string;
  readonly seller: string | null;
  readonly version: number;
}

/** An intake plan of a round and whose it is; each contract in it by its cooperative, and the call-off that the round drew under it. */
export interface NamedPlan {
  readonly id: string;
  readonly owner: string;
  readonly contracts: readonly { readonly seller: string; readonly callOffId: string; readonly shareKg: number }[];
}

/** What the numbers of a round's input stand for, in the order of their ids. */
export interface RoundNames {
  readonly kind: RoundKind;
  /** Day 0 of the input. */
  readonly firstDay: Day;
  readonly varieties: readonly string[];
  readonly grades: readonly string[];
  readonly origins: readonly string[];
  readonly destinations: readonly string[];
  readonly offers: readonly NamedOffer[];
  readonly lines: readonly NamedLine[];
  /** Rounds from before plans were named have none. */
  readonly plans?: readonly NamedPlan[];
  /** By numbers of offers and lines. */
  readonly standbys: readonly Standbys[];
}

/** Names of everything in a snapshot. */
export function roundNames(market: FrozenMarket, snapshot: Snapshot, solved: Pick<Solved, 'standbys' | 'result'>): RoundNames {
  const { standbyFromKg } = market.plan;
  const large = new Set(
    solved.result.fills
      .filter(({ kg }) => standbyFromKg !== null && kg >= standbyFromKg)
      .map(({ offerId, lineId }) => `${offerId} ${lineId}`),
  );
  const orders = snapshot.orders.map((order) => ({
    kind: 'order' as const,
    id: order.id,
    owner: order.buyerId,
    seller: null,
    version: order.version,
  }));
  const callOffs = snapshot.callOffs.map(({ callOff, contract }) => ({
    kind: 'call_off' as const,
    id: callOff.id,
    owner: contract.processorId,
    seller: contract.cooperativeId,
    version: callOff.version,
  }));
  const lines = [...orders, ...callOffs];
  return {
    kind: market.plan.kind,
    firstDay: market.today,
    varieties: market.product.varieties.map(({ id }) => id),
    grades: market.product.grades.map(({ id }) => id),
    origins: snapshot.origins,
    destinations: snapshot.destinations,
    offers: snapshot.offers.map(({ id, sellerId, version }) => ({ id, owner: sellerId, version })),
    lines: [...lines, ...[...snapshot.parts.values()].flatMap((line) => lines[line] ?? [])],
    plans: snapshot.plans.map(({ plan, parts }) => ({
      id: plan.id,
      owner: plan.processorId,
      contracts: parts.map(({ contract, callOffId, shareKg }) => ({ seller: contract.cooperativeId, callOffId, shareKg })),
    })),
    standbys: solved.standbys.filter(({ offerId, lineId }) => large.has(`${offerId} ${lineId}`)),
  };
}
