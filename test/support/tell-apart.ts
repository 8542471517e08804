/** How far two answers may differ and still tell nobody anything: what a network adds hides far more. */
const NOTICED = { ms: 1, share: 0.25 } as const;
/** Of all pairs, so many have the same one slower before it is no chance: more than four deviations with thirty samples of each. */
const ORDERED = 0.85;

/** What one kind of question took, each in ms. */
export type Times = readonly number[];

/**
 * Whether somebody who measures could tell two kinds of answers apart: their times are ordered, and by more than is ever noticed.
 *
 * Both must hold. The order of pairs (Mann and Whitney) does not care how slow the machine is, the quicker quarter not what else it does.
 */
export function canTellApart(one: Times, other: Times): boolean {
  const typical = [quickerQuarter(one), quickerQuarter(other)] as const;
  const apart = Math.abs(typical[0] - typical[1]);
  const slowerShare = shareSlower(one, other);
  return Math.max(slowerShare, 1 - slowerShare) > ORDERED && apart > NOTICED.ms + NOTICED.share * Math.min(...typical);
}

/**
 * Asks every question in turn, round after round, so that what slows the machine slows all of them; each round begins with another one and
 * every second goes backwards, so that none always follows the same one.
 */
export async function timesOf(questions: readonly (() => Promise<unknown>)[], rounds: number): Promise<Times[]> {
  const times: number[][] = questions.map(() => []);
  const count = questions.length;
  for (let round = 0; round < rounds; round++)
    for (let step = 0; step < count; step++) {
      const at = (round + (round % 2 === 0 ? step : count - step)) % count;
      const from = performance.now();
      await questions[at]?.();
      times[at]?.push(performance.now() - from);
    }
  return times;
}

function quickerQuarter(times: Times): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 4)] as number;
}

/** Of all pairs, the part in which the first is the slower one. */
function shareSlower(one: Times, other: Times): number {
  const sorted = [...other].sort((a, b) => a - b);
  const below = (time: number): number => {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sorted[middle] as number) < time) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  return one.reduce((sum, time) => sum + below(time), 0) / (one.length * other.length);
}
