import type { Party } from '../identity/organisation';
import { DomainError } from '../shared/domain-error';
import type { OrganisationId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { NO_VND, type Vnd } from '../shared/money';

/** A billion times what a lorry of fruit is worth, and far inside 64 bits. */
export const CREDIT_VND_MAX = 1_000_000_000_000_000n;

/** What a seller lets one buyer owe. Spot trades only: a contract has terms of payment of its own. */
export interface Credit {
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
  /** Null: no limit. */
  readonly limitVnd: Vnd | null;
  /** Paid beforehand: the buyer may be owed so much more. */
  readonly depositVnd: Vnd;
  readonly version: number;
}

/** A seller changed what a buyer may owe, or wrote down that a trade is paid. */
export interface CreditChanged {
  readonly name: 'credit.changed';
  readonly at: Instant;
  readonly credit: Credit;
  /** Goods at the farm gate of trades that are held, or confirmed and not yet paid. */
  readonly tiedVnd: Vnd;
  readonly seller: Party;
  readonly buyer: Party;
}

/**
 * What may still be delivered on credit; null without a limit, never below nothing.
 *
 * Goods count at the farm gate: freight is not owed to the seller.
 */
export function creditLeft({ limitVnd, depositVnd }: Pick<Credit, 'limitVnd' | 'depositVnd'>, tiedVnd: Vnd): Vnd | null {
  if (limitVnd === null) return null;
  const left = limitVnd + depositVnd - tiedVnd;
  return (left > 0n ? left : NO_VND) as Vnd;
}

/** @throws DomainError `credit.limit_exceeded` with what is left and the deposit that is missing */
export function requireCredit(leftVnd: Vnd | null, askedVnd: Vnd): void {
  if (leftVnd === null || askedVnd <= leftVnd) return;
  throw new DomainError('credit.limit_exceeded', { left: leftVnd.toString(), missing: (askedVnd - leftVnd).toString() }, 'kg');
}

/**
 * Sets what a buyer may owe. What is tied up already stays, also above a lower limit: the limit only holds new trades back.
 *
 * @throws DomainError `credit.own`, `credit.out_of_range` (in that order)
 */
export function setCredit(before: Credit | null, ask: Omit<Credit, 'version'>): Credit {
  if (ask.sellerId === ask.buyerId) throw new DomainError('credit.own', {}, 'buyerId');
  const isSound = (sum: bigint) => sum >= 0n && sum <= CREDIT_VND_MAX;
  if (!isSound(ask.limitVnd ?? NO_VND) || !isSound(ask.depositVnd))
    throw new DomainError('credit.out_of_range', { most: CREDIT_VND_MAX.toString() }, 'limitVnd');
  return { ...ask, version: (before?.version ?? 0) + 1 };
}

/** What each of these deals leaves: the earlier go first, and one that does not fit is left out whole. */
export function withinCredit<Deal extends { readonly pair: string; readonly vnd: Vnd }>(
  deals: readonly Deal[],
  leftOf: ReadonlyMap<string, Vnd | null>,
): Deal[] {
  const left = new Map(leftOf);
  return deals.filter(({ pair, vnd }) => {
    const room = left.get(pair) ?? null;
    if (room === null) return true;
    if (vnd > room) return false;
    left.set(pair, (room - vnd) as Vnd);
    return true;
  });
}
