// Goal: a market's next round starts from the tree of the last, though every id was dealt anew, and gives the allocations of a solve from
// nothing. The bounds on pivots have room: a way to start may take more and shorter ones.
import { madeUpRound, WIDE_FROM } from './made-up-rounds';
import type { Identities } from '@domain/clearing/warm-start/basis-memory';
import type { ClearingInput } from '@domain/clearing/clearing-input';
import { LiveSolver, type ItemIdentity, type SolvedBasis } from '@domain/clearing/warm-start/live-solver';
import { indexMarket } from '@domain/clearing/market/market-index';
import type { Network } from '@domain/clearing/network/network';
import { networkClear, networkClearLive } from '@domain/clearing/network-clear';

/** Counts the pivots of each round after the first, and the rounds that did not start from the one before. */
class WatchedSolver extends LiveSolver {
  private rounds = 0;
  pivots = 0;
  cold = 0;

  override solve(network: Network, identities: Identities): SolvedBasis {
    const solved = super.solve(network, identities);
    if (this.rounds++ > 0) {
      this.pivots += solved.simplex.pivots;
      if (!solved.warm) this.cold++;
    }
    return solved;
  }
}

/** What changes between two rounds: some items went, some want or give more or less, some name another price. */
function nextRound(input: ClearingInput, round: number): ClearingInput {
  const stays = ({ id }: { readonly id: number }): boolean => Math.floor(id / 13) % 9 !== round;
  const kgOf = ({ id, kg }: { readonly id: number; readonly kg: number }): number => (id % 5 === round ? 1 + ((kg * 7) % 30) : kg);
  return {
    ...input,
    offers: input.offers.filter(stays).map((offer) => ({ ...offer, kg: kgOf(offer), askVndPerKg: offer.askVndPerKg + (offer.id % 3) - 1 })),
    lines: input.lines.filter(stays).map((line) => ({ ...line, kg: kgOf(line), bidVndPerKg: line.bidVndPerKg + (line.id % 4) - 1 })),
    intakePlans: input.intakePlans.map((plan) => ({ ...plan, kg: plan.kg + round })),
  };
}

const IDS = 2_003;

/** The same market with other ids for items, places and sellers, and who they are. */
function dealtAnew(input: ClearingInput, round: number): { input: ClearingInput; identity: ItemIdentity } {
  const dealt = (id: number): number => (id < 0 ? id : (id * (37 + round) + round * 611) % IDS);
  const own = new Map(Array.from({ length: IDS }, (_, id) => [dealt(id), id]));
  const who = (id: number): number => own.get(id)!;
  return {
    identity: { offer: who, line: who, origin: who, destination: who, seller: who },
    input: {
      ...input,
      origins: input.origins.map(dealt),
      destinations: input.destinations.map(dealt),
      intakeCapacity: input.intakeCapacity.map((row) => ({ ...row, destinationId: dealt(row.destinationId) })),
      offers: input.offers.map((offer) => ({
        ...offer,
        id: dealt(offer.id),
        sellerId: dealt(offer.sellerId),
        originId: dealt(offer.originId),
      })),
      lines: input.lines.map((line) => ({
        ...line,
        id: dealt(line.id),
        sellerId: dealt(line.sellerId),
        destinationId: dealt(line.destinationId),
      })),
      intakePlans: input.intakePlans.map((plan) => ({
        ...plan,
        destinationId: dealt(plan.destinationId),
        contracts: plan.contracts.map((part) => ({ ...part, sellerId: dealt(part.sellerId) })),
      })),
    },
  };
}

function followed(seed: number): WatchedSolver {
  const live = new WatchedSolver();
  let own = madeUpRound(seed, false);
  for (let round = 0; round < 4; round++) {
    const { input, identity } = dealtAnew(own, round);
    const market = indexMarket(input);
    const { allocations } = networkClearLive(market, live, identity);
    expect(allocations).toEqual(networkClear(market).allocations);
    own = nextRound(own, round);
  }
  return live;
}

describe('the start from the round before', () => {
  it.each([
    [0, 100],
    [1, 120],
    [2, 160],
    [3, 110],
  ])('leaves few pivots in a market of many kinds: %i: %i', (seed, most) => {
    const { pivots, cold } = followed(WIDE_FROM + seed);
    expect({ cold, few: pivots <= most, pivots }).toEqual({ cold: 0, few: true, pivots });
  });

  it.each([
    [0, 190],
    [1, 160],
    [2, 220],
    [3, 250],
  ])('leaves few pivots where plans and call-offs fill a plant: group %i: %i', (group, most) => {
    const all = [0, 1, 2, 3, 4, 5].map((k) => followed(80 + 6 * group + k));
    const pivots = all.reduce((sum, each) => sum + each.pivots, 0);
    expect({ cold: all.map(({ cold }) => cold), few: pivots <= most, pivots }).toEqual({ cold: [0, 0, 0, 0, 0, 0], few: true, pivots });
  });
});
