/** Why a snapshot cannot be cleared. Closed: callers may switch over it. */
export type ClearingRefusalCode =
  | 'clearing.not_whole'
  | 'clearing.out_of_range'
  | 'clearing.duplicate_id'
  | 'clearing.unknown_reference'
  | 'clearing.empty_window'
  | 'clearing.window_at_capacity'
  | 'clearing.lane_shape'
  | 'clearing.too_heavy'
  | 'clearing.too_wide_costs'
  | 'clearing.pivot_bound'
  | 'clearing.not_proven';

/** Where the refusal points: the list, the field in it, the item's id and the figure that was found there. */
export interface ClearingRefusalFacts {
  readonly list: string;
  readonly field: string;
  readonly id: number;
  readonly found: number;
}

/**
 * A snapshot that the kernel will not clear, with the list, field and item it stumbled over.
 *
 * Thrown before anything is solved, so the caller's previous round stays as it was. Facts carry ids and figures only.
 */
export class ClearingRefusal extends Error {
  constructor(
    readonly code: ClearingRefusalCode,
    readonly facts: ClearingRefusalFacts,
  ) {
    super(`${code}: ${facts.list}.${facts.field} of id ${facts.id} is ${facts.found}`);
    this.name = 'ClearingRefusal';
  }
}
