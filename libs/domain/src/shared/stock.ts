import { DomainError } from './domain-error';
import { invariant } from './invariant';
import { type Kg, minusKg, NO_KG, plusKg } from './weight';

/**
 * Kilograms of one offer, order or call-off on their way through the market: open → held → confirmed.
 *
 * Always 0 ≤ held, 0 ≤ confirmed and held + confirmed ≤ total, so no kilogram is promised twice. What is neither is open.
 */
export interface Stock {
  readonly totalKg: Kg;
  readonly heldKg: Kg;
  readonly confirmedKg: Kg;
}

/** A fresh stock: everything open. */
export function openStock(totalKg: Kg): Stock {
  return { totalKg, heldKg: NO_KG, confirmedKg: NO_KG };
}

/** Reads a stock from stored figures. @throws BrokenInvariant if more is promised than there is */
export function stockOf(totalKg: Kg, heldKg: Kg, confirmedKg: Kg): Stock {
  invariant(heldKg + confirmedKg <= totalKg, 'more weight is promised than there is', { totalKg, heldKg, confirmedKg });
  return { totalKg, heldKg, confirmedKg };
}

/** What nobody has a claim on yet. */
export function openKg(stock: Stock): Kg {
  return minusKg(minusKg(stock.totalKg, stock.heldKg), stock.confirmedKg);
}

/** What is spoken for: held and confirmed together. */
export function promisedKg(stock: Stock): Kg {
  return plusKg(stock.heldKg, stock.confirmedKg);
}

/** True once every kilogram is confirmed. */
export function isUsedUp(stock: Stock): boolean {
  return stock.confirmedKg === stock.totalKg;
}

/** Sets kilograms aside for a trade. @throws DomainError `stock.not_enough_open` if fewer are open */
export function hold(stock: Stock, kg: Kg): Stock {
  requirePositive(kg);
  const open = openKg(stock);
  if (kg > open) throw new DomainError('stock.not_enough_open', { openKg: open, askedKg: kg });
  return { ...stock, heldKg: plusKg(stock.heldKg, kg) };
}

/** Makes held kilograms binding. @throws BrokenInvariant if fewer are held: only a trade of ours can ask for it */
export function confirmHeld(stock: Stock, kg: Kg): Stock {
  requireHeld(stock, kg);
  return { ...stock, heldKg: minusKg(stock.heldKg, kg), confirmedKg: plusKg(stock.confirmedKg, kg) };
}

/** Gives held kilograms back to the open market. @throws BrokenInvariant if fewer are held */
export function releaseHeld(stock: Stock, kg: Kg): Stock {
  requireHeld(stock, kg);
  return { ...stock, heldKg: minusKg(stock.heldKg, kg) };
}

/**
 * Changes how much there is in all.
 *
 * @throws DomainError `stock.below_promised` when fewer kilograms would remain than are held and confirmed
 */
export function resize(stock: Stock, totalKg: Kg, field: string): Stock {
  const promised = promisedKg(stock);
  if (totalKg < promised) throw new DomainError('stock.below_promised', { promisedKg: promised, askedKg: totalKg }, field);
  return { ...stock, totalKg };
}

function requirePositive(kg: Kg): void {
  invariant(kg > 0, 'a trade moves at least one kilogram', { kg });
}

function requireHeld(stock: Stock, kg: Kg): void {
  requirePositive(kg);
  invariant(kg <= stock.heldKg, 'more weight leaves the hold than is held', { kg, heldKg: stock.heldKg });
}
