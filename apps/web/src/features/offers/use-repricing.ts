import { useRef, useState } from 'react';
import type { Offer } from '../../shared/api/views';
import { amendOffer } from './api';
import type { Repriced } from './reprice';

/** What became of many: how far it is, what is done, and each lot that was refused with its reason. */
export interface Repricing {
  readonly done: number;
  readonly isSending: boolean;
  readonly refused: readonly { readonly offer: Offer; readonly error: unknown }[];
  readonly send: (planned: readonly Repriced[]) => Promise<readonly Repriced[]>;
  /** The lot on its way is still changed; no other after it. */
  readonly stop: () => void;
}

/** Changes one ask after another, each against the version that was seen. Answers with what puts back what was changed. */
export function useRepricing(): Repricing {
  const isStopped = useRef(false);
  const [done, setDone] = useState(0);
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<Repricing['refused']>([]);
  const send = async (planned: readonly Repriced[]): Promise<readonly Repriced[]> => {
    isStopped.current = false;
    setSending(true);
    setRefused([]);
    setDone(0);
    const back: Repriced[] = [];
    for (const [at, { offer, vndPerKg }] of planned.entries()) {
      if (isStopped.current) break;
      try {
        back.push({ offer: await amendOffer(offer, { askVndPerKg: vndPerKg }), vndPerKg: offer.askVndPerKg });
      } catch (error) {
        setRefused((before) => [...before, { offer, error }]);
      }
      setDone(at + 1);
    }
    setSending(false);
    return back;
  };
  return { done, isSending, refused, send, stop: () => void (isStopped.current = true) };
}

/** Puts the asks back; answers how many could not be, because something has happened to the lot since. */
export async function putBack(planned: readonly Repriced[]): Promise<number> {
  const answers = await Promise.allSettled(planned.map(({ offer, vndPerKg }) => amendOffer(offer, { askVndPerKg: vndPerKg })));
  return answers.filter((answer) => answer.status === 'rejected').length;
}
