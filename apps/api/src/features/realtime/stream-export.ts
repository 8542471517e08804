import { Injectable } from '@nestjs/common';
import type { Day } from '@domain/shared/day';
import { instantToIso, plusHours, startOfDay } from '@domain/shared/instant';
import { DataSource } from 'typeorm';
import { EVENTS_PER_ANSWER_MAX, EventLog } from '../../platform/event-log/event-log';

const HOURS_PER_DAY = 24;

/** A day of one stream as lines of JSON, read in pages so that the largest day never stands in memory. */
@Injectable()
export class StreamExport {
  constructor(
    private readonly source: DataSource,
    private readonly log: EventLog,
  ) {}

  /** The events that were committed on a calendar day of Vietnam, oldest first, one line each. */
  async *day(stream: string, day: Day): AsyncGenerator<string> {
    const { first, last } = await this.numbersOf(stream, day);
    for (let after = first - 1; after < last;) {
      const { events } = await this.log.readAfter(stream, after, Math.min(EVENTS_PER_ANSWER_MAX, last - after));
      if (events.length === 0) return;
      yield events.map((event) => `${JSON.stringify(event)}\n`).join('');
      after = events.at(-1)?.number ?? last;
    }
  }

  /** First and last number of the day; numbers are in order of commit and so are their times, give or take the length of a commit. */
  private async numbersOf(stream: string, day: Day): Promise<{ first: number; last: number }> {
    const from = startOfDay(day);
    const [row] = await this.source.query<{ first: number | null; last: number | null }[]>(
      'SELECT min(number) AS first, max(number) AS last FROM events WHERE stream = $1 AND at >= $2 AND at < $3',
      [stream, instantToIso(from), instantToIso(plusHours(from, HOURS_PER_DAY))],
    );
    return { first: row?.first ?? 1, last: row?.last ?? 0 };
  }
}
