import { share as en } from './en/share';
import { makeUseSay } from './make-use-say';
import { share as vi } from './vi/share';

/** Says a word of handing a page on. */
export const useSayShare = makeUseSay(vi, en);
