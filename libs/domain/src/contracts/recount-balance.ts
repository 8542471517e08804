import type { ContractProgress } from './contract';

/** What was told to a party about one call-off or one trade: of the view in the event, only what a balance is made of. */
export interface ToldKg {
  readonly name: string;
  readonly callOff: {
    readonly id: string;
    readonly contractId: string;
    readonly state: string;
    readonly kg: number;
    readonly shortKg: number;
    readonly shortCause: string | null;
  } | null;
  readonly trade: { readonly id: string; readonly callOffId: string; readonly state: string; readonly kg: number } | null;
  /** Of `call_off.received`; 0 in every other event. */
  readonly deliveredKg: number;
  readonly acceptedKg: number;
}

/** A contract's balance as its events tell it, in kg. Plain sums: a season's stay far below 2⁵³. */
export type RecountedBalance = { readonly [Name in keyof ContractProgress | 'calledOffKg']: number };

type CallOffTold = NonNullable<ToldKg['callOff']>;
type TradeTold = NonNullable<ToldKg['trade']>;

/**
 * Recounts the balances of contracts from nothing but what was told of their call-offs and trades, in the order of the stream: the last
 * word on each call-off and each trade, and every weighing. It shares no reckoning with what keeps the balances.
 *
 * @returns by contract; one that nothing was told of is not in it
 */
export function recountBalances(told: Iterable<ToldKg>): ReadonlyMap<string, RecountedBalance> {
  const [callOffs, trades] = [new Map<string, CallOffTold>(), new Map<string, TradeTold>()];
  const weighed = new Map<string, { deliveredKg: number; acceptedKg: number }>();
  for (const { callOff, trade, deliveredKg, acceptedKg } of told) {
    if (trade) trades.set(trade.id, trade);
    if (!callOff) continue;
    callOffs.set(callOff.id, callOff);
    const before = weighed.get(callOff.id) ?? { deliveredKg: 0, acceptedKg: 0 };
    weighed.set(callOff.id, { deliveredKg: before.deliveredKg + deliveredKg, acceptedKg: before.acceptedKg + acceptedKg });
  }
  const brought = new Map<string, { heldKg: number; confirmedKg: number }>();
  for (const { callOffId, state, kg } of trades.values()) {
    const before = brought.get(callOffId) ?? { heldKg: 0, confirmedKg: 0 };
    if (state === 'held') brought.set(callOffId, { ...before, heldKg: before.heldKg + kg });
    if (state === 'confirmed') brought.set(callOffId, { ...before, confirmedKg: before.confirmedKg + kg });
  }
  const balances = new Map<string, RecountedBalance>();
  for (const callOff of callOffs.values()) {
    const own = { ...(brought.get(callOff.id) ?? { heldKg: 0, confirmedKg: 0 }), ...(weighed.get(callOff.id) ?? NOT_WEIGHED) };
    balances.set(callOff.contractId, plus(balances.get(callOff.contractId) ?? NOTHING, ofCallOff(callOff, own)));
  }
  return balances;
}

const NOT_WEIGHED = { deliveredKg: 0, acceptedKg: 0 };

const NOTHING: RecountedBalance = {
  calledOffKg: 0,
  waitingKg: 0,
  calledKg: 0,
  heldKg: 0,
  confirmedKg: 0,
  deliveredKg: 0,
  acceptedKg: 0,
  shortByCooperativeKg: 0,
  shortByProcessorKg: 0,
  shortByForceKg: 0,
};

/** What one call-off adds: all of it while it lives, once it is over what was brought; nothing if it never bound. */
function ofCallOff(
  { state, kg, shortKg, shortCause }: CallOffTold,
  own: Pick<RecountedBalance, 'heldKg' | 'confirmedKg' | 'deliveredKg' | 'acceptedKg'>,
): RecountedBalance {
  const lives = state === 'waiting' || state === 'open' || state === 'served';
  const isOver = state === 'cancelled' || state === 'expired';
  const drawnKg = lives ? kg : isOver ? own.heldKg + own.confirmedKg : 0;
  return {
    ...own,
    calledOffKg: drawnKg,
    waitingKg: state === 'waiting' ? kg : 0,
    calledKg: state === 'waiting' ? 0 : drawnKg + shortKg,
    shortByCooperativeKg: shortCause === 'cooperative' ? shortKg : 0,
    shortByProcessorKg: shortCause === 'processor' ? shortKg : 0,
    shortByForceKg: shortCause === 'force_majeure' ? shortKg : 0,
  };
}

function plus(a: RecountedBalance, b: RecountedBalance): RecountedBalance {
  const sums = Object.keys(NOTHING).map((name) => [name, a[name as keyof RecountedBalance] + b[name as keyof RecountedBalance]]);
  return Object.fromEntries(sums) as unknown as RecountedBalance;
}

/** One figure of a balance that is not what its events add up to. */
export interface BalanceFault {
  readonly figure: keyof RecountedBalance;
  readonly keptKg: number;
  readonly toldKg: number;
}

/** Where a kept balance and its recount part; empty when they agree. A contract that nothing was told of must be empty. */
export function compareBalances(kept: RecountedBalance, told: RecountedBalance | undefined): BalanceFault[] {
  return Object.keys(NOTHING).flatMap((name): BalanceFault[] => {
    const figure = name as keyof RecountedBalance;
    const toldKg = (told ?? NOTHING)[figure];
    return kept[figure] === toldKg ? [] : [{ figure, keptKg: kept[figure], toldKg }];
  });
}
