/** A rule of ours that did not hold: never the caller's fault, always a defect. Stops the work before it reaches the database. */
export class BrokenInvariant extends Error {
  constructor(
    message: string,
    readonly facts: Readonly<Record<string, unknown>>,
  ) {
    super(message);
    this.name = 'BrokenInvariant';
  }
}

/**
 * Stops the work when a fact that must hold does not.
 *
 * @throws BrokenInvariant with the facts, which must not carry personal data.
 */
export function invariant(holds: boolean, message: string, facts: Readonly<Record<string, unknown>>): asserts holds {
  if (!holds) throw new BrokenInvariant(message, facts);
}
