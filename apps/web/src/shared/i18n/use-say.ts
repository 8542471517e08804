import { haggle as en } from './en/haggle';
import { type KeyOf, makeUseSay } from './make-use-say';
import { haggle as vi } from './vi/haggle';

/** Every word of bids, papers and changes of trades. They stand apart from the dictionary, whose keys the compiler can just hold. */
export type SayKey = KeyOf<typeof vi>;

/** Says a word of haggling. */
export const useSay = makeUseSay(vi, en);
