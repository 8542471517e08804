/** Numbers that look like chance and are the same for the same seed: the demo day can be played again. */
export interface Prng {
  /** In [0, 1). */
  next(): number;
  /** Whole, both ends included. */
  int(min: number, max: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the list, each as likely as its weight says. */
  weighted<T>(list: readonly T[], weightOf: (entry: T) => number): T;
  shuffled<T>(list: readonly T[]): T[];
}

/** A stream of numbers of its own for every purpose, so that one more offer does not change every order after it. */
export function prngOf(...seed: readonly (string | number)[]): Prng {
  let state = hash(seed.join('/'));
  // mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for a demo day.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => entryAt(list, Math.floor(next() * list.length)),
    weighted: (list, weightOf) => weighted(list, weightOf, next()),
    shuffled: (list) => shuffled(list, next),
  };
}

function weighted<T>(list: readonly T[], weightOf: (entry: T) => number, at: number): T {
  let left = at * list.reduce((sum, entry) => sum + weightOf(entry), 0);
  for (const entry of list) {
    left -= weightOf(entry);
    if (left < 0) return entry;
  }
  return entryAt(list, list.length - 1);
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [copy[last], copy[other]] = [entryAt(copy, other), entryAt(copy, last)];
  }
  return copy;
}

function entryAt<T>(list: readonly T[], index: number): T {
  const entry = list[index];
  if (entry === undefined) throw new Error('nothing to choose from');
  return entry;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
