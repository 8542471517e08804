import { DomainError } from '../shared/domain-error';
import { type Instant, plusHours, startOfDay } from '../shared/instant';
import { cleanText } from '../shared/text';
import { type Kg, minusKg } from '../shared/weight';
import { requireChangeable } from './require-changeable';
import { effectOf, type StockEffect } from './stock-effect';
import { type Side, TRADE_STATES, type Trade } from './trade';
import type { TradeCancelled, TradeChanged, TradeFacts } from './trade-events';

/** Half a day before the lorry loads: later the other side has picked, or sent it. */
export const CANCEL_HOURS_BEFORE = 12;

/** A reason is owed: a few words at least. */
const REASON_LENGTH = { min: 3, max: 300 } as const;

/** The last moment at which one side alone may cancel. */
export function cancelBy(trade: Pick<Trade, 'pickUpOn'>): Instant {
  return plusHours(startOfDay(trade.pickUpOn), -CANCEL_HOURS_BEFORE);
}

/** One side's cancellation: of everything (null) or of some kilograms. */
export interface Cancelling {
  readonly side: Side;
  readonly kg: Kg | null;
  readonly reason: string;
  readonly now: Instant;
}

/** What a cancellation did: the trade, the kilograms that go back, and what the sides are told. */
export interface Cancelled {
  readonly trade: Trade;
  readonly effect: StockEffect;
  readonly reason: string;
  readonly event: TradeCancelled | TradeChanged;
}

/**
 * Takes a confirmed spot trade back, wholly or in part, in time and with a reason. The kilograms return to the offer and the order; the
 * rest of a partial cancellation stays binding. Whoever cancels carries it in their reliability.
 *
 * @throws DomainError `trade.not_confirmed`, `trade.under_contract`, `trade.cancel_too_late`, `trade.cancel_kg_out_of_range`, `text.*`
 * (in that order)
 */
export function cancelTrade(before: TradeFacts, { side, kg, reason, now }: Cancelling): Cancelled {
  const { trade } = before;
  requireChangeable(trade);
  if (now >= cancelBy(trade)) throw new DomainError('trade.cancel_too_late', { hours: CANCEL_HOURS_BEFORE });
  const gone = kg ?? trade.kg;
  if (gone > trade.kg) throw new DomainError('trade.cancel_kg_out_of_range', { most: trade.kg }, 'kg');
  const said = cleanText(reason, REASON_LENGTH, 'reason');
  const version = trade.version + 1;
  const effect = { ...effectOf(trade, 'unconfirm'), kg: gone };
  if (gone === trade.kg) {
    const cancelled: Trade = { ...trade, state: TRADE_STATES.move(trade.state, 'cancelled'), version };
    return {
      trade: cancelled,
      effect,
      reason: said,
      event: { ...before, name: 'trade.cancelled', at: now, trade: cancelled, reason: said, by: side },
    };
  }
  const rest: Trade = { ...trade, kg: minusKg(trade.kg, gone), version };
  return { trade: rest, effect, reason: said, event: { ...before, name: 'trade.changed', at: now, trade: rest } };
}
