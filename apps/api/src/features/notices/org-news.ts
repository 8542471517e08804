import { Injectable } from '@nestjs/common';
import { NOTICE_TABLE } from '@domain/across/notices/notice-table';
import type { Tx } from '../../platform/database/unit-of-work';

/** Streams that are read at one look, and numbers of each: a transaction of a few hundred rows at most, in nobody's way. */
const STREAMS_MAX = 100;
const NUMBERS_MAX = 50;

/** An event of an organisation's stream that the table of notices knows. */
export interface OrgEvent {
  readonly stream: string;
  readonly number: number;
  readonly name: string;
  readonly at: Date;
  readonly body: unknown;
}

/** What organisations' streams hold beyond what was read. */
export interface OrgNews {
  readonly events: readonly OrgEvent[];
  /** How far each stream is read with it. */
  readonly upTo: readonly { readonly stream: string; readonly number: number }[];
}

const READ = Object.keys(NOTICE_TABLE);

/** Reads the organisations' streams onwards, each event once. Whoever reads holds the one lock for it. */
@Injectable()
export class OrgNewsReader {
  /** True when this transaction may read; false while another process does. */
  async take(tx: Tx): Promise<boolean> {
    const [row] = await tx.query<{ mine: boolean }[]>(`SELECT pg_try_advisory_xact_lock(hashtext('muavu.notices')) AS mine`);
    return row?.mine ?? false;
  }

  async read(tx: Tx): Promise<OrgNews> {
    const grown = await tx.query<{ stream: string; after: number; number: number }[]>(
      `SELECT s.name AS stream, greatest(coalesce(c.number, 0), s.kept_from - 1) AS after,
              least(s.head, greatest(coalesce(c.number, 0), s.kept_from - 1) + ${NUMBERS_MAX}) AS number
       FROM streams s LEFT JOIN cursors c ON c.stream = s.name AND c.subscriber = 'notices'
       WHERE s.name LIKE 'org:%' AND s.head > coalesce(c.number, 0) ORDER BY s.name LIMIT ${STREAMS_MAX}`,
    );
    if (grown.length === 0) return { events: [], upTo: [] };
    const events = await tx.query<OrgEvent[]>(
      `SELECT e.stream, e.number, e.name, e.at, e.body
       FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS w (stream, after, number)
       JOIN events e ON e.stream = w.stream AND e.number > w.after AND e.number <= w.number AND e.name = ANY($4)
       ORDER BY e.stream, e.number`,
      [grown.map(({ stream }) => stream), grown.map(({ after }) => after), grown.map(({ number }) => number), READ],
    );
    return { events, upTo: grown };
  }

  async keep(tx: Tx, { upTo }: OrgNews): Promise<void> {
    await tx.query(
      `INSERT INTO cursors (subscriber, stream, number) SELECT 'notices', stream, number FROM unnest($1::text[], $2::bigint[]) AS r (stream, number)
       ON CONFLICT (subscriber, stream) DO UPDATE SET number = greatest(cursors.number, excluded.number)`,
      [upTo.map(({ stream }) => stream), upTo.map(({ number }) => number)],
    );
  }
}
