import type { Ledger } from '../http/ledger';
import { percentile } from '../http/percentile';
import type { World } from '../world/world';
import type { Watchers } from './watchers';

/** One line of the report. */
export interface Figure {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
}

/** What a run is judged by. */
export interface RunFacts {
  readonly ledger: Ledger;
  readonly watchers: Watchers;
  readonly world: World;
  /** Real seconds from the first action to the last answer. */
  readonly seconds: number;
  /** Successful writes made in that time; registration is not counted. */
  readonly writes: number;
  readonly posts: readonly number[];
  /** Screens whose last event was not the head of its stream when all was quiet. */
  readonly behind: number;
  readonly screens: number;
}

/** The figures of the day, in the order of the report. */
export function figuresOf({ ledger, watchers, world, seconds, writes, posts, behind, screens }: RunFacts): Figure[] {
  const { tally, latenciesMs } = watchers;
  const offeredKg = world.lots.reduce((sum, { body }) => sum + body.kg, 0);
  const wantedKg = world.demands.reduce((sum, { body }) => sum + body.kg, 0);
  const calledKg = world.contracts.reduce((sum, { callOffs }) => sum + callOffs.reduce((kg, each) => kg + each.kg, 0), 0);
  const callOffs = world.contracts.reduce((sum, contract) => sum + contract.callOffs.length, 0);
  const matchedKg = tally.contractKg + tally.spotKg;
  return [
    { name: 'offers', value: world.lots.length, unit: '' },
    { name: 'demand lines', value: world.demands.length + callOffs, unit: '' },
    { name: 'writes', value: writes, unit: '' },
    { name: 'duration', value: round(seconds), unit: 's' },
    { name: 'writes per second', value: round(writes / seconds), unit: '/s' },
    { name: 'post p50', value: percentileOf(posts, 50), unit: 'ms' },
    { name: 'post p99', value: percentileOf(posts, 99), unit: 'ms' },
    { name: 'commit to screen p50', value: percentileOf(latenciesMs, 50), unit: 'ms' },
    { name: 'commit to screen p99', value: percentileOf(latenciesMs, 99), unit: 'ms' },
    { name: 'events seen on screens', value: latenciesMs.length, unit: '' },
    { name: 'screens', value: screens, unit: '' },
    { name: 'screens behind at the end', value: behind, unit: '' },
    { name: 'rounds', value: tally.rounds, unit: '' },
    { name: 'rounds with trades', value: tally.roundsWithTrades, unit: '' },
    { name: 'trades', value: tally.trades, unit: '' },
    { name: 'stale allocations', value: tally.stale, unit: '' },
    { name: 'offered', value: tonnes(offeredKg), unit: 't' },
    { name: 'wanted by orders', value: tonnes(wantedKg), unit: 't' },
    { name: 'called off', value: tonnes(calledKg), unit: 't' },
    { name: 'matched', value: tonnes(matchedKg), unit: 't' },
    { name: 'matched under contracts', value: matchedKg === 0 ? null : round((100 * tally.contractKg) / matchedKg), unit: '%' },
    { name: 'confirmed', value: tonnes(tally.confirmedContractKg + tally.confirmedSpotKg), unit: 't' },
    { name: 'requests sent again', value: ledger.lostRequests, unit: '' },
    { name: '5xx', value: ledger.fives, unit: '' },
    { name: 'unexpected refusals', value: ledger.refusals.length + watchers.refused.length, unit: '' },
  ];
}

/** The figures as a table, or as one JSON line each. */
export function printFigures(figures: readonly Figure[], json: boolean, print: (line: string) => void): void {
  if (json) {
    for (const { name, value, unit } of figures) print(JSON.stringify({ name: `demo.${name.replaceAll(' ', '_')}`, value, unit }));
    return;
  }
  const width = Math.max(...figures.map(({ name }) => name.length));
  for (const { name, value, unit } of figures)
    print(`  ${name.padEnd(width)}  ${value === null ? '–' : value.toLocaleString('en')} ${unit}`.trimEnd());
}

function percentileOf(values: readonly number[], percent: number): number | null {
  const value = percentile(values, percent);
  return value === null ? null : round(value);
}

function tonnes(kg: number): number {
  return round(kg / 1_000);
}

/** One decimal is all that a figure of a run is good for. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
