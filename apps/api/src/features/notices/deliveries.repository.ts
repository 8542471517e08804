import { Injectable } from '@nestjs/common';
import { TRIES_MAX, type DeliveryState } from '@domain/notices/delivery';
import type { Instant } from '@domain/shared/instant';
import { asDate } from '../../platform/clock/as-date';
import type { Tx } from '../../platform/database/unit-of-work';

/** One notice to one address, before it is tried. */
export interface NewDelivery {
  readonly id: string;
  readonly noticeId: string;
  readonly level: number;
  readonly channel: string;
  readonly addressId: string;
  readonly organisationId: string;
  readonly memberId: string;
  readonly nextAt: Instant;
}

/** One that is being tried: `tries` counts this one. */
export interface Claimed {
  readonly id: string;
  readonly noticeId: string;
  readonly level: number;
  readonly channel: string;
  readonly addressId: string;
  readonly tries: number;
}

/** What a try, or a second thought before it, came to. */
export interface Settled {
  readonly id: string;
  /** The try that it was; whoever else has taken it over meanwhile knows better. */
  readonly tries: number;
  readonly state: DeliveryState;
  readonly nextAt: Instant | null;
  readonly answer: number | null;
  /** True when it was not tried after all. */
  readonly isUntried: boolean;
}

/** Whoever has taken a delivery and says nothing for so long has died: it is tried again. Longer than any try. */
const TAKEN_FOR = `interval '60 seconds'`;

/** Rows of deliveries. */
@Injectable()
export class DeliveriesRepository {
  async insert(tx: Tx, rows: readonly NewDelivery[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO notice_deliveries (id, notice_id, level, channel, address_id, organisation_id, member_id, next_at)
       SELECT * FROM jsonb_to_recordset($1) AS r (id uuid, "noticeId" uuid, level smallint, channel text, "addressId" uuid, "organisationId" uuid,
         "memberId" uuid, "nextAt" timestamptz)
       ON CONFLICT ON CONSTRAINT notice_deliveries_once DO NOTHING`,
      [JSON.stringify(rows.map((row) => ({ ...row, nextAt: asDate(row.nextAt) })))],
    );
  }

  /** Takes some that are due, so that nobody else tries them meanwhile. */
  async claim(tx: Tx, most: number): Promise<Claimed[]> {
    // Taken so often and never told of: whoever took it died each time.
    await tx.query(
      `UPDATE notice_deliveries SET state = 'failed', ended_at = clock_timestamp(), next_at = NULL
       WHERE id IN (SELECT id FROM notice_deliveries WHERE state = 'waiting' AND next_at <= clock_timestamp() AND tries >= ${TRIES_MAX} FOR UPDATE SKIP LOCKED)`,
    );
    const [rows] = await tx.query<[Claimed[], number]>(
      `UPDATE notice_deliveries d SET tries = d.tries + 1, next_at = clock_timestamp() + ${TAKEN_FOR}
       WHERE d.id IN (SELECT id FROM notice_deliveries WHERE state = 'waiting' AND next_at <= clock_timestamp()
                      ORDER BY next_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING d.id, d.notice_id AS "noticeId", d.level, d.channel, d.address_id AS "addressId", d.tries`,
      [most],
    );
    return rows;
  }

  async settle(tx: Tx, settled: readonly Settled[]): Promise<void> {
    if (settled.length === 0) return;
    await tx.query(
      `UPDATE notice_deliveries d SET state = r.state, next_at = r."nextAt", answer = coalesce(r.answer, d.answer),
         tries = d.tries - CASE WHEN r."isUntried" THEN 1 ELSE 0 END,
         ended_at = CASE WHEN r.state = 'waiting' THEN NULL ELSE clock_timestamp() END
       FROM jsonb_to_recordset($1) AS r (id uuid, tries smallint, state text, "nextAt" timestamptz, answer smallint, "isUntried" boolean)
       WHERE d.id = r.id AND d.state = 'waiting' AND d.tries = r.tries`,
      [JSON.stringify(settled.map((one) => ({ ...one, nextAt: one.nextAt && asDate(one.nextAt) })))],
    );
  }
}
