/** A step longer than this says that it is still alive, so that nobody takes a slow machine for a hung one. */
const STILL_RUNNING_MS = 10_000;

/** Milliseconds as people read them: `40 ms`, `1.2 s`, `2 min 05 s`. */
export function duration(ms) {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 100_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** Runs one step between `▸ what it does` and how long it took. Gives back what the work gives; a failure passes through. */
export async function step(what, work) {
  const from = performance.now();
  console.log(`▸ ${what} …`);
  const alive = setInterval(() => console.log(`  … still at it, ${duration(performance.now() - from)}`), STILL_RUNNING_MS);
  try {
    const result = await work();
    console.log(`  done in ${duration(performance.now() - from)}`);
    return result;
  } finally {
    clearInterval(alive);
  }
}
