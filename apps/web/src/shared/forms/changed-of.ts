import { typedOver } from './typed-over';

/** Of the facts that a form makes of what is typed, those whose fields were changed: what nobody touched is not stated. */
export function changedOf<T extends object, F extends object>(start: T, typed: T, facts: F): Partial<F> {
  const changed = new Set<string>(Object.keys(typedOver(start, typed, [])));
  return Object.fromEntries(Object.entries(facts).filter(([name]) => changed.has(name))) as Partial<F>;
}
