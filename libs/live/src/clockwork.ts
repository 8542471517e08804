import type { Clockwork } from './transport';

/** The machine's own time and chance. */
export const machineClockwork: Clockwork = {
  now: () => Date.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
