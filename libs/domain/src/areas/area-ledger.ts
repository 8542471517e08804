import { DomainError } from '../shared/domain-error';
import { invariant } from '../shared/invariant';
import { type Kg, minusKg, NO_KG } from '../shared/weight';

/**
 * Kilograms under one code in one season. Always held + confirmed + delivered ≤ capacity: nobody sells more than the ground bears.
 */
export interface AreaLedger {
  readonly capacityKg: Kg;
  readonly heldKg: Kg;
  readonly confirmedKg: Kg;
  readonly deliveredKg: Kg;
}

/** What one trade adds to a ledger: differences, which may be negative. */
export interface LedgerMove {
  readonly heldKg: number;
  readonly confirmedKg: number;
  readonly deliveredKg: number;
}

/** Shares of a capacity at which its holder and the department are warned, in hundredths. */
export const WARNING_PERCENTS = [80, 95] as const;

/** An empty ledger. */
export function openLedger(capacityKg: Kg): AreaLedger {
  return { capacityKg, heldKg: NO_KG, confirmedKg: NO_KG, deliveredKg: NO_KG };
}

/** What is spoken for under the code. */
export function usedKg(ledger: AreaLedger): Kg {
  return (ledger.heldKg + ledger.confirmedKg + ledger.deliveredKg) as Kg;
}

/** What may still be sold under the code this season. */
export function leftKg(ledger: AreaLedger): Kg {
  return minusKg(ledger.capacityKg, usedKg(ledger));
}

/**
 * Books a move. What shrinks always fits.
 *
 * @throws DomainError `area.capacity_exceeded` when more would be spoken for than the ground bears
 * @throws BrokenInvariant when more leaves a column than stands in it
 */
export function moveLedger(ledger: AreaLedger, move: LedgerMove): AreaLedger {
  const after = {
    capacityKg: ledger.capacityKg,
    heldKg: (ledger.heldKg + move.heldKg) as Kg,
    confirmedKg: (ledger.confirmedKg + move.confirmedKg) as Kg,
    deliveredKg: (ledger.deliveredKg + move.deliveredKg) as Kg,
  };
  const least = Math.min(after.heldKg, after.confirmedKg, after.deliveredKg);
  invariant(least >= 0, 'more weight leaves a ledger than stands in it', { ...move });
  if (usedKg(after) > after.capacityKg) {
    throw new DomainError('area.capacity_exceeded', {
      capacityKg: ledger.capacityKg,
      leftKg: leftKg(ledger),
      askedKg: usedKg(after) - usedKg(ledger),
    });
  }
  return after;
}

/** The highest mark that a ledger has reached: 0, 80 or 95. */
export function warningOf(ledger: AreaLedger): number {
  const reached = WARNING_PERCENTS.filter((percent) => usedKg(ledger) * 100 >= ledger.capacityKg * percent);
  return reached.at(-1) ?? 0;
}
