import { useRef, useState } from 'react';
import type { Order } from '../../shared/api/views';
import { cancelLotOrder, orderLots } from './api';
import type { PlannedOrder } from './bulk-plan';

/** Sends one order after another, each under its own key from the first try to the last: what was taken is not taken again. */
export function useBulkSending(planned: readonly PlannedOrder[], onDone: (orders: readonly Order[]) => void) {
  const keys = useRef(new Map<string, string>());
  const taken = useRef(new Map<string, Order>());
  const isStopped = useRef(false);
  const [done, setDone] = useState(0);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async () => {
    isStopped.current = false;
    setSending(true);
    setError(null);
    try {
      for (const [at, { body }] of planned.entries()) {
        if (isStopped.current) return;
        const name = `${body.productId} ${body.placeId}`;
        const key = keys.current.get(name) ?? crypto.randomUUID();
        keys.current.set(name, key);
        taken.current.set(name, await orderLots(body, key));
        setDone(at + 1);
      }
      onDone([...taken.current.values()]);
    } catch (refused) {
      setError(refused);
    } finally {
      setSending(false);
    }
  };
  /** The order on its way is still sent; no other after it. */
  const stop = () => {
    isStopped.current = true;
  };
  return { done, isSending, error, stop, send: () => void send() };
}

/** Cancels the orders again; answers how many could not be, because a seller had been found for them already. */
export async function takeBack(orders: readonly Order[]): Promise<number> {
  const answers = await Promise.allSettled(orders.map((order) => cancelLotOrder(order.id, crypto.randomUUID())));
  return answers.filter((answer) => answer.status === 'rejected').length;
}
