import type { RefusalFacts } from './refusal';
import type { RefusalCode } from './refusal-codes';

/**
 * A refusal: the market's normal "no", with a code from the closed list and the figures behind it.
 *
 * `field` names the input that is at fault, in the words of the wire (`kg`, `harvestTo`), and is absent when no single field is.
 * The message is the code itself, so that tests and logs read the same word.
 */
export class DomainError extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly facts: RefusalFacts,
    readonly field?: string,
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
