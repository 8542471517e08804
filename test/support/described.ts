import { Descriptions } from './descriptions';
import { HttpClient } from './http-client';
import type { LiveEvent } from './live-socket';
import type { TestServer } from './server';
import { sql } from './test-databases';

/** One of each, and of each the oldest and the newest: they carry what the others carry. */
const SAMPLES = `
  SELECT DISTINCT ON (split_part(stream, ':', 1), name, newest) stream, number, name, at, body
  FROM (SELECT *, false AS newest FROM events UNION ALL SELECT *, true FROM events) e
  ORDER BY split_part(stream, ':', 1), name, newest, CASE WHEN newest THEN -number ELSE number END`;

interface Row extends Omit<LiveEvent, 'number' | 'at'> {
  readonly number: string;
  readonly at: Date;
}

/** Holds what a story has published against the AsyncAPI description of its server: an event that is not declared is a fault. */
export async function expectEventsDescribed(server: TestServer): Promise<void> {
  const descriptions = await Descriptions.of(new HttpClient(server.url));
  const events = await sql<Row>(server.databaseUrl, SAMPLES);
  const published = events.map((event) => ({ ...event, number: parseInt(event.number, 10), at: event.at.toISOString() }));
  const faults = published.flatMap((event) => descriptions.faultsOfEvent(event));
  expect(faults).toEqual([]);
}
