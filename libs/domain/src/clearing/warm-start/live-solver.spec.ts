// Goal: the solver that cannot end says so, and a market's live solver goes on afterwards as if nothing had been.
import { clear, clearLive } from '../clear';
import { ClearingRefusal } from '../clearing-refusal';
import { instanceToInput, type InstanceFile } from '../files/instance-file';
import { LiveSolver, solveCold } from './live-solver';
import { networkOf } from '../network-clear';
import { arcFlows, pivotBound, solve, straighten } from '../simplex/network-simplex';
import { firstBasis } from '../simplex/simplex-state';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(__dirname, '../../../../../test/golden/clearing/300x150.json');
const input = instanceToInput(JSON.parse(readFileSync(FILE, 'utf8')) as InstanceFile);
const same = (id: number): number => id;
const identity = { offer: same, line: same, origin: same, destination: same, seller: same };
const never = (): boolean => false;

describe('a solver with a bound on its pivots', () => {
  it('refuses past the bound, by name and with the count, and the network can be solved again', () => {
    const network = networkOf(input);
    const simplex = firstBasis(network);
    let refusal: unknown;
    try {
      solve(simplex, 2, 3);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(ClearingRefusal);
    expect((refusal as ClearingRefusal).code).toBe('clearing.pivot_bound');
    expect((refusal as ClearingRefusal).facts).toMatchObject({ list: 'network', field: 'pivots', id: -1 });
    expect((refusal as ClearingRefusal).facts.found).toBeGreaterThan(3);
    straighten(simplex);
    const again = solveCold(network);
    expect(again.pivots).toBeGreaterThan(3);
    expect(again.pivots).toBeLessThan(pivotBound(network));
  });

  it('leaves nothing behind when it gives up: the next solve starts from nothing and is right', () => {
    const live = new LiveSolver();
    const network = networkOf(input);
    const identities = { offers: Float64Array.from(input.offers.keys()), takers: Float64Array.from(input.lines.keys()) };
    const { simplex } = live.solve(network, identities);
    const best = Array.from(arcFlows(simplex));
    live.remember(network, simplex, identities);
    straighten(simplex);
    const endless = Object.defineProperty({ ...network }, 'cost', {
      get: () => {
        throw new ClearingRefusal('clearing.pivot_bound', { list: 'network', field: 'pivots', id: -1, found: 1 });
      },
    });
    expect(() => live.solve(endless, identities)).toThrow('clearing.pivot_bound');
    const next = live.solve(networkOf(input), identities);
    expect(next.warm).toBe(false);
    expect(Array.from(arcFlows(next.simplex))).toEqual(best);
  });

  it.each<[string, number]>([
    ['300x150', 125],
    ['1000x500', 1_405],
  ])('chooses its arcs so well that %s takes no more pivots than the %i it took when the choice was tuned', (name, most) => {
    const network = networkOf(instanceToInput(JSON.parse(readFileSync(join(FILE, '..', `${name}.json`), 'utf8')) as InstanceFile));
    expect(solveCold(network).pivots).toBeLessThanOrEqual(most);
  });

  it('has a bound that grows with the network', () => {
    expect(pivotBound({ ...networkOf(input), arcs: 9 })).toBe(2_000);
  });

  it('keeps the round before when a round fails, and the next one is right', () => {
    const live = new LiveSolver();
    const first = clearLive(input, live, identity, never);
    const broken = { ...input, offers: input.offers.map((offer) => ({ ...offer, kg: -1 })) };
    expect(() => clearLive(broken, live, identity, never)).toThrow('clearing.out_of_range');
    const second = clearLive(input, live, identity, never);
    expect(second.fills).toEqual(first.fills);
    expect(second.objective).toEqual(clear(input).objective);
  });

  it('needs no pivot for a market that did not change', () => {
    const live = new LiveSolver();
    const network = networkOf(input);
    const identities = { offers: Float64Array.from(input.offers.keys()), takers: Float64Array.from(input.lines.keys()) };
    const { simplex, warm } = live.solve(network, identities);
    expect(warm).toBe(false);
    live.remember(network, simplex, identities);
    straighten(simplex);
    const next = live.solve(networkOf(input), identities);
    expect(next.warm).toBe(true);
    expect(next.simplex.pivots).toBe(0);
  });
});
