import { repeat as en } from './en/repeat';
import { makeUseSay } from './make-use-say';
import { repeat as vi } from './vi/repeat';

/** Says a word of what is sold every week. */
export const useSayRepeat = makeUseSay(vi, en);
