import type { ClearingInput } from '@domain/clearing/clearing-input';
import type { Unmet } from '@domain/clearing/clearing-result';
import { type HelpfulChange, whatWouldHelp } from '@domain/clearing/published/what-if';

/** What a thread is asked: a round and one item that was left over in it. */
export interface WhatIf {
  readonly input: ClearingInput;
  readonly unmet: Unmet;
}

/** Clears the round again with one small change at a time. Runs in a thread of its own. */
export default function whatIf({ input, unmet }: WhatIf): HelpfulChange[] {
  return whatWouldHelp(input, unmet);
}
