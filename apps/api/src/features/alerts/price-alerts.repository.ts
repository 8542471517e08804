import { Injectable } from '@nestjs/common';
import { PRICE_ALERTS_MAX, type PriceAlert } from '@domain/alerts/price-alert';
import type { Instant } from '@domain/shared/instant';
import type { VndPerKg } from '@domain/shared/unit-price';
import { asDate } from '../../platform/clock/as-date';
import type { Tx } from '../../platform/database/unit-of-work';
import { AT_WORK } from './at-work';

/** A price alert with what it told last. */
export interface KeptPriceAlert extends PriceAlert {
  readonly toldAt: Date | null;
  readonly toldVndPerKg: VndPerKg | null;
}

/** The price of one grade in a round; null for all grades together. */
export interface GradePrice {
  readonly gradeId: string | null;
  readonly vndPerKg: VndPerKg;
}

/** What a round's price told. */
export interface ToldPrice {
  readonly alert: PriceAlert;
  /** Null when it was not told, only noted. */
  readonly vndPerKg: VndPerKg | null;
}

const COLUMNS = `
  a.id, a.organisation_id AS "organisationId", a.member_id AS "memberId", a.market_id AS "marketId", a.grade_id AS "gradeId", a.direction,
  a.vnd_per_kg AS "vndPerKg", a.state, a.round_number AS "roundNumber", a.told_at AS "toldAt", a.told_vnd_per_kg AS "toldVndPerKg"`;

/** What moves, by state and way: each a range of the index, so that a round reads only what its price has passed. */
const PASSED = (
  [
    ['waiting', 'rises', '<='],
    ['waiting', 'falls', '>='],
    ['resting', 'rises', '>'],
    ['resting', 'falls', '<'],
  ] as const
).map(
  ([state, direction, sign]) => `
    SELECT a.id, p.price FROM prices p JOIN price_alerts a ON a.market_id = $1 AND coalesce(a.grade_id, '') = p.grade
     AND a.state = '${state}' AND a.direction = '${direction}' AND a.vnd_per_kg ${sign} p.price AND a.round_number < $2`,
);

// Locked in the order of their ids, so that two that look can never wait for each other.
const LOCK_PASSED = `
  WITH prices AS (SELECT * FROM unnest($3::text[], $4::bigint[]) AS p (grade, price)), passed AS (${PASSED.join(' UNION ALL ')})
  SELECT ${COLUMNS}, passed.price FROM passed JOIN price_alerts a USING (id) WHERE ${AT_WORK} ORDER BY a.id LIMIT $5 FOR UPDATE OF a`;

/** Rows of price alerts. */
@Injectable()
export class PriceAlertsRepository {
  /** A member's next one waits until this transaction ends. */
  async lockMember(tx: Tx, memberId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('muavu.price_alerts.' || $1))`, [memberId]);
  }

  async insert(tx: Tx, alert: PriceAlert): Promise<void> {
    await tx.query(
      `INSERT INTO price_alerts (id, organisation_id, member_id, market_id, grade_id, direction, vnd_per_kg, state, round_number)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        alert.id,
        alert.organisationId,
        alert.memberId,
        alert.marketId,
        alert.gradeId,
        alert.direction,
        alert.vndPerKg,
        alert.state,
        alert.roundNumber,
      ],
    );
  }

  /** Newest first. */
  async of(tx: Tx, organisationId: string, memberId: string): Promise<KeptPriceAlert[]> {
    return tx.query<KeptPriceAlert[]>(
      `SELECT ${COLUMNS} FROM price_alerts a WHERE a.member_id = $1 AND a.organisation_id = $2 ORDER BY a.id DESC LIMIT ${PRICE_ALERTS_MAX}`,
      [memberId, organisationId],
    );
  }

  /** This member's own, held until the transaction ends. */
  async lock(
    tx: Tx,
    { id, organisationId, memberId }: Pick<PriceAlert, 'id' | 'organisationId' | 'memberId'>,
  ): Promise<KeptPriceAlert | undefined> {
    const [row] = await tx.query<KeptPriceAlert[]>(
      `SELECT ${COLUMNS} FROM price_alerts a WHERE a.id = $1 AND a.member_id = $2 AND a.organisation_id = $3 FOR UPDATE`,
      [id, memberId, organisationId],
    );
    return row;
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.query('DELETE FROM price_alerts WHERE id = $1', [id]);
  }

  /** Alerts that the prices of a round have passed and nobody has noted yet, at most so many, held until the transaction ends. */
  async lockPassed(
    tx: Tx,
    { marketId, roundNumber, prices }: { marketId: string; roundNumber: number; prices: readonly GradePrice[] },
    limit: number,
  ): Promise<(PriceAlert & { readonly price: VndPerKg })[]> {
    const grades = prices.map(({ gradeId }) => gradeId ?? '');
    return tx.query(LOCK_PASSED, [marketId, roundNumber, grades, prices.map(({ vndPerKg }) => vndPerKg), limit]);
  }

  async save(tx: Tx, changed: readonly ToldPrice[], now: Instant): Promise<void> {
    const rows = changed.map(({ alert: { id, state, roundNumber }, vndPerKg }) => ({ id, state, roundNumber, price: vndPerKg }));
    await tx.query(
      `UPDATE price_alerts a SET state = r.state, round_number = r."roundNumber", told_vnd_per_kg = coalesce(r.price, a.told_vnd_per_kg),
         told_at = CASE WHEN r.price IS NULL THEN a.told_at ELSE $2 END
       FROM jsonb_to_recordset($1) AS r (id uuid, state text, "roundNumber" integer, price bigint) WHERE a.id = r.id`,
      [JSON.stringify(rows), asDate(now)],
    );
  }

  /** Lets go of what people waited for who work there no more. */
  async forgetTheGone(tx: Tx): Promise<void> {
    await tx.query(`DELETE FROM price_alerts a WHERE NOT ${AT_WORK}`);
  }
}
