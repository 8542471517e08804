// CPU time of the stages of a computation: median of some runs after some that warm up.

/** CPU milliseconds of this process so far, its helper threads (collector, compiler) included. */
export function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** @param stages answers a list of [name, work]; each is timed alone, in order; the list is made anew for each run. */
export function measure(stages, { warmUps, runs }) {
  const times = {};
  for (let run = 0; run < warmUps + runs; run++) {
    for (const [name, work] of stages()) {
      const before = cpuMs();
      work();
      const spent = cpuMs() - before;
      if (run === 0) (times[`first ${name}`] ??= []).push(spent);
      if (run >= warmUps) (times[name] ??= []).push(spent);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, Math.round(median(values) * 100) / 100]));
}
