/** What a party's spot trades of the last year came to, in numbers of trades. */
export interface DealingsLedger {
  /** Made, and no longer waiting for a yes. */
  readonly asked: number;
  /** Of those, the ones that the party said yes to. */
  readonly saidYes: number;
  /** Of those, the ones that both said yes to. */
  readonly bound: number;
  /** Of those that were binding, the ones that the party took back, whole or in part. */
  readonly takenBack: number;
}

/** How a party has dealt, for whoever is about to deal with it. Rates in basis points. */
export interface Dealings {
  readonly trades: number;
  readonly saidYesBp: number | null;
  readonly keptBp: number | null;
}

/** Below so many trades a rate says less of the party than of single trades, which are others' business. */
export const DEALINGS_LEAST = 5;

const BASIS_POINTS = 10_000;

/** Rates from the ledger, rounded down, null where too few trades stand behind them. */
export function dealingsOf({ asked, saidYes, bound, takenBack }: DealingsLedger): Dealings {
  return { trades: asked, saidYesBp: rate(saidYes, asked), keptBp: rate(bound - takenBack, bound) };
}

function rate(part: number, whole: number): number | null {
  return whole < DEALINGS_LEAST ? null : Math.floor((part * BASIS_POINTS) / whole);
}
