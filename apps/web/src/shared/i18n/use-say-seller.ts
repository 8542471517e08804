import { seller as en } from './en/seller';
import { makeUseSay } from './make-use-say';
import { seller as vi } from './vi/seller';

/** Says a word of files and of a seller's page. */
export const useSaySeller = makeUseSay(vi, en);
