import type { Alert } from '@domain/alerts/alert';
import type { AlertLot } from '@domain/alerts/alert-events';
import type { FoundOrder } from '@domain/alerts/order-fits-alert';
import type { AlertMemory } from '@domain/alerts/tell-alert';
import { instantOf } from '@domain/shared/instant';

/** One alert as the database answers it. */
export interface AlertRow extends Alert {
  readonly knownIds: readonly string[];
  readonly fresh: number;
  readonly newest: AlertLot | FoundOrder | null;
  readonly toldAt: Date | null;
}

/** An alert with what it has found. */
export interface KeptAlert {
  readonly alert: Alert;
  readonly memory: AlertMemory;
  /** The last lot or order found; there is one as long as something is not told yet. */
  readonly newest: AlertLot | FoundOrder | null;
}

/** Columns of alerts `a`, in the form of an `AlertRow`. */
export const ALERT_COLUMNS = `
  a.id, a.organisation_id AS "organisationId", a.member_id AS "memberId", a.name, a.product_ids AS "productIds", a.certificates, a.words,
  a.min_vnd_per_kg AS "minVndPerKg", a.max_vnd_per_kg AS "maxVndPerKg", a.min_kg AS "minKg", a.harvest_from::text AS "from", a.harvest_to::text AS "to",
  a.kind, a.max_km AS "maxKm", a.place_id AS "placeId", a.grade_id AS "gradeId", a.within_days AS "withinDays",
  a.known_ids AS "knownIds", a.fresh, a.newest, a.told_at AS "toldAt"`;

export function toKeptAlert({ knownIds, fresh, newest, toldAt, ...alert }: AlertRow): KeptAlert {
  return { alert, memory: { knownIds, fresh, toldAt: toldAt && instantOf(toldAt.getTime()) }, newest };
}
