/** What a party's past contracts say of it, in kg: kept promises beside promises. Plain sums that pass 10⁹, exact as long as 2⁵³ holds. */
export interface PromiseLedger {
  /** Called off and due by now. */
  readonly dueKg: number;
  /** Of it, confirmed for its own day. */
  readonly onTimeKg: number;
  /** Weighed in, and of that accepted. */
  readonly deliveredKg: number;
  readonly acceptedKg: number;
  /** Never brought, by the cooperative's cause. */
  readonly shortByCooperativeKg: number;
  /** Cancelled past the notice or not taken, by the processor's cause. */
  readonly shortByProcessorKg: number;
  /** Call-offs behind these figures. */
  readonly callOffs: number;
}

/** A share in basis points; null when nothing stands behind it yet. */
export type Rate = number | null;

/** How reliable a party has been. */
export interface Reliability {
  /** Cooperative: kg confirmed for their day, of those due but for the processor's own cause. */
  readonly onTimeBp: Rate;
  /** Cooperative: kg accepted at the plant, of those delivered: in tolerance of the grade. */
  readonly acceptedBp: Rate;
  /** Processor: kg not taken or cancelled past the notice, of those due. */
  readonly cancelledLateBp: Rate;
  /** Processor: kg taken as called, of those due but for the cooperative's own cause. */
  readonly takenAsCalledBp: Rate;
  readonly callOffs: number;
}

const BASIS_POINTS = 10_000n;

/** Rates from the ledger, rounded down: a party is never shown better than it was. */
export function reliabilityOf(ledger: PromiseLedger): Reliability {
  const { dueKg, onTimeKg, deliveredKg, acceptedKg, shortByCooperativeKg, shortByProcessorKg, callOffs } = ledger;
  return {
    onTimeBp: rate(onTimeKg, dueKg - shortByProcessorKg),
    acceptedBp: rate(acceptedKg, deliveredKg),
    cancelledLateBp: dueKg <= 0 ? null : 10_000 - (rate(dueKg - shortByProcessorKg, dueKg) ?? 0),
    takenAsCalledBp: rate(dueKg - shortByProcessorKg - shortByCooperativeKg, dueKg - shortByCooperativeKg),
    callOffs,
  };
}

function rate(kept: number, promised: number): Rate {
  if (promised <= 0) return null;
  return Number((BigInt(Math.min(kept, promised)) * BASIS_POINTS) / BigInt(promised));
}
