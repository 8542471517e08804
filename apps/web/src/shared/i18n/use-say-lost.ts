import { lost as en } from './en/lost';
import { makeUseSay } from './make-use-say';
import { lost as vi } from './vi/lost';

/** Says a word of the page that is none. */
export const useSayLost = makeUseSay(vi, en);
