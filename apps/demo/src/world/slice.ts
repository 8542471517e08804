import type { DemoContract } from './contracts';
import type { DemoDemand } from './demands';
import type { DemoLot } from './lots';
import { DEMO_DEPARTMENT, type DemoBuyer, type DemoCooperative, type DemoOrganisation } from './organisations';
import type { World } from './world';

/** A small part of a world: a few of everybody, with some of what they do. */
export interface Slice {
  readonly organisations: readonly DemoOrganisation[];
  readonly contracts: readonly DemoContract[];
  readonly lots: readonly DemoLot[];
  readonly demands: readonly DemoDemand[];
}

/** Cooperatives of each product: more where more is traded. */
const COOPERATIVES = { ofLeading: 3, ofOther: 1, leadingProducts: 3 } as const;
const BUYERS: Readonly<Record<DemoBuyer['kind'], number>> = { processor: 3, trader: 3, exporter: 1, supermarket: 1 };
const LOTS = 64;
const DEMANDS = 32;

/** Cuts a slice that touches every product of the day, so that no screen is empty. The figures are those of the whole. */
export function cutSlice(world: World): Slice {
  const cooperatives = world.mix.flatMap(({ product }, rank) => {
    const linkedFirst = [...growersOf(world, product.id)].sort((a, b) => Number(b.isLinked) - Number(a.isLinked));
    return linkedFirst.slice(0, rank < COOPERATIVES.leadingProducts ? COOPERATIVES.ofLeading : COOPERATIVES.ofOther);
  });
  const sellers = new Set<DemoOrganisation>(cooperatives);
  const buyers = new Set<DemoOrganisation>(
    Object.entries(BUYERS).flatMap(([kind, count]) => world.buyers.filter((buyer) => buyer.kind === kind).slice(0, count)),
  );
  const contracts = world.contracts.filter(({ cooperative, processor }) => sellers.has(cooperative) && buyers.has(processor));
  return {
    organisations: [...sellers, ...buyers, DEMO_DEPARTMENT],
    contracts: contracts.map((contract) => ({ ...contract, callOffs: contract.callOffs.slice(0, 1) })),
    lots: inTurn(lotsOf(world, sellers), ({ productId }) => productId, LOTS),
    demands: inTurn(demandsOf(world, buyers), ({ body }) => body.productId, DEMANDS),
  };
}

/** Nothing in the slice confirms itself: a visitor should find trades that wait for a yes. */
function lotsOf(world: World, sellers: ReadonlySet<DemoOrganisation>): DemoLot[] {
  return world.lots.filter(({ seller }) => sellers.has(seller)).map((lot) => ({ ...lot, body: { ...lot.body, firm: false } }));
}

function demandsOf(world: World, buyers: ReadonlySet<DemoOrganisation>): DemoDemand[] {
  return world.demands.filter(({ buyer }) => buyers.has(buyer)).map((demand) => ({ ...demand, body: { ...demand.body, firm: false } }));
}

function growersOf(world: World, productId: string): readonly DemoCooperative[] {
  return world.cooperatives.filter(({ products }) => products[0] === productId);
}

/** So many of the list, one of each kind in turn, in the order of the list. */
function inTurn<T>(list: readonly T[], kindOf: (entry: T) => string, count: number): T[] {
  const queues = new Map<string, T[]>();
  for (const entry of list) queues.set(kindOf(entry), [...(queues.get(kindOf(entry)) ?? []), entry]);
  const taken: T[] = [];
  for (let round = 0; taken.length < Math.min(count, list.length); round += 1) {
    for (const queue of queues.values()) {
      const entry = queue[round];
      if (entry !== undefined && taken.length < count) taken.push(entry);
    }
  }
  return taken;
}
