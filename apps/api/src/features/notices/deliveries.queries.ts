import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DELIVERY_STATES, type DeliveryState } from '@domain/notices/delivery';

/** One that came to nothing. */
export interface LostDelivery {
  readonly id: string;
  readonly channel: string;
  readonly organisationName: string;
  readonly rule: string;
  readonly state: DeliveryState;
  readonly tries: number;
  /** What the other end said last. */
  readonly answer: number | null;
  readonly endedAt: Date;
}

/** Of the last day, for whoever runs the market: what rang, what waits, and what came to nothing. */
@Injectable()
export class DeliveriesQueries {
  constructor(private readonly source: DataSource) {}

  async counts(): Promise<Record<DeliveryState, number>> {
    const rows = await this.source.query<{ state: DeliveryState; n: number }[]>(
      `SELECT state, count(*)::int AS n FROM notice_deliveries WHERE created_at > clock_timestamp() - interval '1 day' GROUP BY state`,
    );
    const counted = new Map(rows.map(({ state, n }) => [state, n]));
    return Object.fromEntries(DELIVERY_STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<DeliveryState, number>;
  }

  /** Newest first. */
  async lost(most: number): Promise<LostDelivery[]> {
    return this.source.query<LostDelivery[]>(
      `SELECT d.id, d.channel, o.name AS "organisationName", n.rule, d.state, d.tries, d.answer, d.ended_at AS "endedAt"
       FROM notice_deliveries d JOIN notices n ON n.id = d.notice_id JOIN organisations o ON o.id = d.organisation_id
       WHERE d.state IN ('failed', 'gone') AND d.created_at > clock_timestamp() - interval '1 day' ORDER BY d.ended_at DESC, d.id LIMIT $1`,
      [most],
    );
  }
}
