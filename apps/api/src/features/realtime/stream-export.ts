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

  /** The events of a calendar day of Vietnam, oldest first, one line each. Each event is on one day, also where a clock was set back. */
  async *day(stream: string, day: Day): AsyncGenerator<string> {
    const { first, last } = await this.numbersOf(stream, day);
    const [from, to] = [startOfDay(day), plusHours(startOfDay(day), HOURS_PER_DAY)].map(instantToIso) as [string, string];
    for (let after = first - 1; after < last;) {
      const { events } = await this.log.readAfter(stream, after, Math.min(EVENTS_PER_ANSWER_MAX, last - after));
      if (events.length === 0) return;
      const ofDay = events.filter(({ at }) => at >= from && at < to);
      yield ofDay.map((event) => `${JSON.stringify(event)}\n`).join('');
      after = events.at(-1)?.number ?? last;
    }
  }

  /** First and last number of the day; what lies between them is nearly all of that day. */
  private async numbersOf(stream: string, day: Day): Promise<{ first: number; last: number }> {
    const from = startOfDay(day);
    const [row] = await this.source.query<{ first: number | null; last: number | null }[]>(
      'SELECT min(number) AS first, max(number) AS last FROM events WHERE stream = $1 AND at >= $2 AND at < $3',
      [stream, instantToIso(from), instantToIso(plusHours(from, HOURS_PER_DAY))],
    );
    return { first: row?.first ?? 1, last: row?.last ?? 0 };
  }
}
