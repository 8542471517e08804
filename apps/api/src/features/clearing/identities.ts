import type { ItemIdentity } from '@domain/clearing/warm-start/live-solver';
import type { Snapshot } from './snapshot.mapper';

/** Who the numbers of a round stand for, by their ids: numbers that stay the same from round to round and from process to process. */
export interface RoundIdentities {
  readonly offers: readonly number[];
  readonly lines: readonly number[];
  readonly origins: readonly number[];
  readonly destinations: readonly number[];
  readonly sellers: readonly number[];
}

/** A number of 52 bits for a name. Two names with one number cost the solver some steps, nothing else. */
export function numberOf(name: string): number {
  let high = 0x811c9dc5;
  let low = 0x1000193;
  for (let k = 0; k < name.length; k++) {
    high = Math.imul(high ^ name.charCodeAt(k), 0x01000193);
    low = Math.imul(low ^ name.charCodeAt(k), 0x85ebca6b) ^ (high >>> 15);
  }
  return (high >>> 12) * 2 ** 32 + (low >>> 0);
}

/** The identities of a snapshot. */
export function identitiesOf({ input, offers, orders, callOffs, laneKeys }: Snapshot): RoundIdentities {
  const sellers: number[] = [];
  input.offers.forEach(({ sellerId }, k) => (sellers[sellerId] = numberOf(offers[k]!.sellerId)));
  return {
    offers: offers.map(({ id }) => numberOf(id)),
    lines: [...orders.map(({ id }) => numberOf(id)), ...callOffs.map(({ callOff }) => numberOf(callOff.id))],
    origins: laneKeys.origins.map(numberOf),
    destinations: laneKeys.destinations.map(numberOf),
    sellers: Array.from(sellers, (seller) => seller ?? 0),
  };
}

/** The same as the kernel asks for it. */
export function identityOf(round: RoundIdentities): ItemIdentity {
  return {
    offer: (id) => round.offers[id] ?? id,
    line: (id) => round.lines[id] ?? id,
    origin: (id) => round.origins[id] ?? id,
    destination: (id) => round.destinations[id] ?? id,
    seller: (id) => round.sellers[id] ?? id,
  };
}
