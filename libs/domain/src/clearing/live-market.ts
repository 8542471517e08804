import { clearLive } from './clear';
import type { ClearingInput, ClearingIntakePlan, ClearingLine, ClearingOffer } from './clearing-input';
import { ClearingRefusal } from './clearing-refusal';
import type { ClearingResult } from './clearing-result';
import { LiveSolver, type ItemIdentity } from './warm-start/live-solver';
import { validateInput } from './validate-input';

/** Items of one list that came, changed (the new one stands for the old one of its id) or went. */
export interface ListDelta<Item> {
  readonly put: readonly Item[];
  readonly gone: readonly number[];
}

/** Everything of a snapshot but its items. */
export type MarketFrame = Omit<ClearingInput, 'offers' | 'lines' | 'intakePlans'>;

/** What happened to a market since its last round; what is left out did not change. */
export interface MarketDelta {
  readonly offers?: ListDelta<ClearingOffer>;
  readonly lines?: ListDelta<ClearingLine>;
  readonly intakePlans?: ListDelta<ClearingIntakePlan>;
  readonly frame?: MarketFrame;
}

const same = (id: number): number => id;
const OWN_IDS: ItemIdentity = { offer: same, line: same, origin: same, destination: same, seller: same };

function applied<Item extends { readonly id: number }>(items: readonly Item[], delta: ListDelta<Item> | undefined, list: string): Item[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  for (const id of delta?.gone ?? []) {
    if (!byId.delete(id)) throw new ClearingRefusal('clearing.unknown_reference', { list, field: 'id', id, found: id });
  }
  for (const item of delta?.put ?? []) byId.set(item.id, item);
  return [...byId.values()];
}

/**
 * A market that is cleared again and again: it takes what changed, and each round starts from the basis of the one before.
 *
 * Every result is the one that `clear` gives for the same snapshot. A delta that is refused changes nothing.
 */
export class LiveMarket {
  private readonly solver = new LiveSolver();

  /** @throws ClearingRefusal as `validateInput`. */
  constructor(private snapshot: ClearingInput) {
    validateInput(snapshot);
  }

  /** The snapshot as it stands. */
  get input(): ClearingInput {
    return this.snapshot;
  }

  /** @throws ClearingRefusal as `validateInput`, and `clearing.unknown_reference` when something goes that is not there. */
  apply(delta: MarketDelta): void {
    const { snapshot } = this;
    const next: ClearingInput = {
      ...(delta.frame ?? snapshot),
      offers: delta.offers === undefined ? snapshot.offers : applied(snapshot.offers, delta.offers, 'offers'),
      lines: delta.lines === undefined ? snapshot.lines : applied(snapshot.lines, delta.lines, 'lines'),
      intakePlans: delta.intakePlans === undefined ? snapshot.intakePlans : applied(snapshot.intakePlans, delta.intakePlans, 'intakePlans'),
    };
    validateInput(next);
    this.snapshot = next;
  }

  /** Clears the market as it stands. @param shouldStop as in `clearWithin`. */
  clear(shouldStop: () => boolean): ClearingResult {
    return clearLive(this.snapshot, this.solver, OWN_IDS, shouldStop);
  }
}
