import { DomainError } from '../shared/domain-error';
import type { VndPerKg } from '../shared/unit-price';
import type { PriceAlert, PriceAlertTerms, PriceNow } from './price-alert';

/** Whether a price is at the level or beyond it. */
export function hasReached({ direction, vndPerKg }: PriceAlertTerms, price: VndPerKg): boolean {
  return direction === 'rises' ? price >= vndPerKg : price <= vndPerKg;
}

/**
 * Begins to watch, or begins again: from where the price is now. One that is at the level already tells nothing new; it is waited for
 * once it has gone back.
 */
export function watchPrice<Alert extends PriceAlertTerms>(alert: Alert, { roundNumber, vndPerKg }: PriceNow): Alert & PriceAlertWatch {
  const isThere = vndPerKg !== null && hasReached(alert, vndPerKg);
  return { ...alert, state: isThere ? 'resting' : 'waiting', roundNumber };
}

type PriceAlertWatch = Pick<PriceAlert, 'state' | 'roundNumber'>;

/** An alert after a price, and whether that is to be told. */
export interface AfterPrice {
  readonly alert: PriceAlert;
  readonly tells: boolean;
}

/**
 * What the price of a round does to an alert; null when nothing. It tells when the price comes to the level, then rests until a round's
 * price has gone back past it. The same round again, or one before the last that counted, does nothing.
 */
export function hearPrice(alert: PriceAlert, price: VndPerKg, roundNumber: number): AfterPrice | null {
  if (alert.state === 'paused' || roundNumber <= alert.roundNumber) return null;
  const isThere = hasReached(alert, price);
  if (isThere === (alert.state === 'resting')) return null;
  return { alert: { ...alert, state: isThere ? 'resting' : 'waiting', roundNumber }, tells: isThere };
}

/** Tells nothing until it is resumed. @throws DomainError `price_alert.wrong_state` */
export function pausePriceAlert(alert: PriceAlert): PriceAlert {
  if (alert.state === 'paused') throw new DomainError('price_alert.wrong_state', {});
  return { ...alert, state: 'paused' };
}

/** Watches again, from where the price is now. @throws DomainError `price_alert.wrong_state` */
export function resumePriceAlert(alert: PriceAlert, now: PriceNow): PriceAlert {
  if (alert.state !== 'paused') throw new DomainError('price_alert.wrong_state', {});
  return watchPrice(alert, now);
}
