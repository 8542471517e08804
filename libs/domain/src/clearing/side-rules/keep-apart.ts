import type { RefusedPair } from '../../trades/refused-pair';

/** One offer or one demand line, and the owner group behind it. */
export interface Standing {
  readonly id: string;
  readonly ownerGroup: string;
}

/**
 * Numbers who may not meet, for the kernel's `sellerGroup` and `buyerGroup`: a supply and a demand of one number are kept apart; 0 meets
 * everyone. Kept apart are the items of one owner, and pairs of which a side declined or let lapse a trade at the terms as they stand.
 *
 * A kernel class holds one number an item, so what is kept apart in a chain gets one number: if A refused x and y, and B refused x, then B
 * and y are kept apart too. That errs on the side of not asking again, and ends when any of them changes its terms.
 *
 * Source: design, decision 7 (sister organisations get a class of their own; a refused pair is forbidden).
 */
export function keepApart(
  supply: readonly Standing[],
  demand: readonly Standing[],
  refused: readonly RefusedPair[],
): ReadonlyMap<string, number> {
  const chains = new Chains();
  const supplyIds = new Set(supply.map(({ id }) => id));
  const demandIds = new Set(demand.map(({ id }) => id));
  for (const { supplyId, demandId } of refused) if (supplyIds.has(supplyId) && demandIds.has(demandId)) chains.join(supplyId, demandId);
  const sellers = byOwner(supply);
  for (const [group, buyers] of byOwner(demand)) {
    const sisters = sellers.get(group);
    if (sisters === undefined) continue;
    for (const id of [...sisters, ...buyers]) chains.join(sisters[0]!, id);
  }
  return chains.numbers();
}

function byOwner(items: readonly Standing[]): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { id, ownerGroup } of items) {
    const group = groups.get(ownerGroup);
    if (group) group.push(id);
    else groups.set(ownerGroup, [id]);
  }
  return groups;
}

/** Items joined to each other, by way of any number of others (union–find with path halving). */
class Chains {
  private readonly parents = new Map<string, string>();

  join(left: string, right: string): void {
    // The smaller name leads, so that the order of joining does not change the numbers.
    const [leader, other] = [this.rootOf(left), this.rootOf(right)].sort();
    this.parents.set(other!, leader!);
  }

  numbers(): ReadonlyMap<string, number> {
    const items = [...this.parents.keys()];
    const roots = new Map([...new Set(items.map((item) => this.rootOf(item)))].sort().map((root, index) => [root, index + 1]));
    return new Map(items.map((item) => [item, roots.get(this.rootOf(item)) ?? 0]));
  }

  private rootOf(item: string): string {
    let root = item;
    for (let parent = this.parents.get(root); parent !== root; parent = this.parents.get(root)) {
      if (parent === undefined) {
        this.parents.set(root, root);
        return root;
      }
      this.parents.set(root, this.parents.get(parent) ?? parent);
      root = parent;
    }
    return root;
  }
}
