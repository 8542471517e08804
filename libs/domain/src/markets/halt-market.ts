import { DomainError } from '../shared/domain-error';
import type { MarketId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { cleanText } from '../shared/text';
import type { MarketHalted, MarketResumed } from './market-events';

/** A sentence or two that everybody in the market reads. */
const REASON_LENGTH = { min: 10, max: 500 } as const;

/** Whether a market makes rounds now. */
export type MarketState = 'open' | 'halted';

/** The market that is halted or resumed, why, and when. */
export interface Halting {
  readonly marketId: MarketId;
  readonly state: MarketState;
  readonly reason: string;
  readonly now: Instant;
}

/**
 * Stops a market: no round is made until it is resumed, and one that is being solved comes to nothing. Offers and orders are still
 * taken and wait; trades that are made stay made.
 *
 * @throws DomainError `market.already_halted`, `text.*` (in that order)
 */
export function haltMarket({ marketId, state, reason, now }: Halting): MarketHalted {
  if (state === 'halted') throw new DomainError('market.already_halted', {});
  return { name: 'market.halted', at: now, marketId, reason: cleanText(reason, REASON_LENGTH, 'reason') };
}

/** Lets a halted market make rounds again. @throws DomainError `market.not_halted`, `text.*` (in that order) */
export function resumeMarket({ marketId, state, reason, now }: Halting): MarketResumed {
  if (state === 'open') throw new DomainError('market.not_halted', {});
  return { name: 'market.resumed', at: now, marketId, reason: cleanText(reason, REASON_LENGTH, 'reason') };
}
