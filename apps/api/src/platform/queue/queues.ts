/** Every queue and what its jobs carry: ids only, never state. */
export interface Jobs {
  /** One round of a market; at a gate, with its moment. */
  clearing: { readonly marketId: string; readonly gateAt?: number };
  /** Closes what time has passed: held trades past their window, offers, orders and call-offs past their last day. */
  deadlines: Record<string, never>;
  /** Issues and prints papers that were asked for. */
  documents: Record<string, never>;
  /** Takes one register file in; without an id it looks for papers that end and for imports that were forgotten. */
  register: { readonly importId?: string };
  /** Lets go of rows that are no longer kept. */
  housekeeping: Record<string, never>;
}

export type QueueName = keyof Jobs;

/** Names of the queues, for registering them all. */
export const QUEUES: readonly QueueName[] = ['clearing', 'deadlines', 'documents', 'housekeeping', 'register'];

/**
 * Finished jobs are kept an hour, because a job's id can only keep a second one out while the first is known;
 * failed ones a week, for people to look at.
 */
export const JOB_DEFAULTS = {
  attempts: 3,
  backoff: { type: 'exponential', delay: 500 },
  removeOnComplete: { age: 3_600, count: 5_000 },
  removeOnFail: { age: 7 * 86_400 },
} as const;
