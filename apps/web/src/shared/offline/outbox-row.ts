import type { OpenOffer } from '../api/views';

/** `waiting` for a signal, `sending` now, `asks` because its price has aged, `refused` by the server, `done`. */
export type OutboxState = 'waiting' | 'sending' | 'asks' | 'refused' | 'done';

/** An offer on its way. Its key is made when it is drafted and stays through every try, so it arrives once. */
export interface OutboxRow {
  readonly key: string;
  /** Only its own organisation sends it, whoever is signed in when the signal comes back. */
  readonly organisationId: string;
  readonly body: OpenOffer;
  readonly marketId: string;
  /** When a person last stood behind its price, ISO. */
  readonly draftedAt: string;
  readonly state: OutboxState;
  /** As it was typed, to be opened again when the server says no. */
  readonly typed: unknown;
  /** Its photos, sent after it under keys of its own; a row from before there were any has none. */
  readonly photos?: readonly Blob[];
  /** The server's no: its status and its problem document. */
  readonly refusal: { readonly status: number; readonly problem: unknown } | null;
}

/** A price is a word given under what was known then: two hours later the person is asked again (the time to answer a match). */
export const PRICE_HOLDS_MS = 2 * 3_600_000;

/** Whether the row may no longer be sent unasked: its price has aged, or its first harvest day has passed. */
export function hasAged(row: Pick<OutboxRow, 'draftedAt' | 'body'>, now: number, today: string): boolean {
  return now - Date.parse(row.draftedAt) > PRICE_HOLDS_MS || row.body.harvestTo < today;
}
