import { createHash } from 'node:crypto';
import { seedMembers } from '../../bench/live/world';
import { HttpClient } from '../http-client';
import { LiveSocket, type LiveEvent } from '../live-socket';
import { anOffer, eventually, type View } from '../market-steps';
import type { TestServer } from '../server';
import { sql } from '../test-databases';

/** RELIABILITY section 2, threat 4. */
const OUT_WITHIN_MS = 2_000;
/** Sockets that are cut in one go: more than one look of the server takes in at a time, less than an organisation may have. */
const BATCH = 50;
/** One of so many waits over HTTP instead of on a socket. */
const LONG_POLL_EACH = 5;

/** What was seen of sessions that ended while their organisation was busy. */
export interface Revoked {
  sessions: number;
  /** Private events that were told more than two seconds after the session had ended. */
  readonly late: string[];
  /** Doors that let an ended session in again. */
  readonly cameBack: string[];
  /** Events that the ended ones would have heard. */
  eventsAfter: number;
  longestMs: number;
}

/**
 * Ends sessions one after the other while their organisation's stream is busy: by their own sign-out, and by hand in the database as when a
 * membership ends. What counts are the times at which events and ends were written down, so a slow machine makes it slower, not wrong.
 */
export async function revokeUnderTraffic(server: TestServer, times: number): Promise<Revoked> {
  const revoked: Revoked = { sessions: 0, late: [], cameBack: [], eventsAfter: 0, longestMs: 0 };
  for (let left = times; left > 0; left -= BATCH) await revokeSome(server, Math.min(BATCH, left), revoked);
  return revoked;
}

async function revokeSome(server: TestServer, count: number, revoked: Revoked): Promise<void> {
  const ask = { kind: 'cooperative', role: 'manager', perMember: 9, perOrganisation: BATCH + 1 };
  const [worker, ...leaving] = await seedMembers(server.databaseUrl, count + 1, ask);
  if (!worker) return;
  const busy = HttpClient.holding(server.url, worker.cookie);
  const stream = `org:${worker.organisationId}`;
  let over = false;
  const traffic = (async () => {
    while (!over) await busy.post<View>('/api/v1/offers', anOffer({ kg: 10, varietyId: 'longan-mien-thiet' }));
  })();
  const guests = await Promise.all(leaving.map(({ cookie }, nth) => listen(server, cookie, stream, nth % LONG_POLL_EACH === 0)));
  await eventually(
    () => Promise.resolve(guests.filter((guest) => guest.events.length === 0).length),
    (deaf) => deaf === 0,
    300_000,
  );
  for (const [nth, { cookie }] of leaving.entries()) {
    if (nth % 2 === 0) await HttpClient.holding(server.url, cookie).delete('/api/v1/sessions/current');
    else await sql(server.databaseUrl, `UPDATE sessions SET revoked_at = clock_timestamp() WHERE token_hash = $1`, [hashOf(cookie)]);
  }
  const ends = await sql<{ hash: string; at: Date }>(
    server.databaseUrl,
    `SELECT encode(token_hash, 'hex') AS hash, revoked_at AS at FROM sessions WHERE organisation_id = $1 AND revoked_at IS NOT NULL`,
    [worker.organisationId],
  );
  const endOf = new Map(ends.map(({ hash, at }) => [hash, at.getTime()]));
  const lastEnd = Math.max(...endOf.values());
  const after = async (): Promise<number> => {
    const since = new Date(lastEnd + OUT_WITHIN_MS).toISOString();
    const [row] = await sql<{ n: string }>(server.databaseUrl, 'SELECT count(*) AS n FROM events WHERE stream = $1 AND at > $2', [
      stream,
      since,
    ]);
    return Number(row?.n);
  };
  // There must have been something to hear after the two seconds, or silence would prove nothing.
  revoked.eventsAfter += await eventually(after, (events) => events >= 3, 60_000);
  await Promise.all(guests.map((guest) => guest.left()));
  over = true;
  await traffic;
  for (const [nth, guest] of guests.entries()) {
    const cookie = leaving[nth]?.cookie ?? '';
    const end = endOf.get(hashOf(cookie).toString('hex')) ?? NaN;
    for (const event of guest.events) {
      const ms = Date.parse(event.at) - end;
      revoked.longestMs = Math.max(revoked.longestMs, ms);
      if (!(ms <= OUT_WITHIN_MS)) revoked.late.push(`${event.stream}#${event.number}: ${ms} ms after the end`);
    }
    revoked.cameBack.push(...(await doorsOpenTo(server, cookie, stream)));
    revoked.sessions++;
  }
}

interface Guest {
  readonly events: LiveEvent[];
  /** Settles when the server has closed the door. */
  left(): Promise<void>;
}

async function listen(server: TestServer, cookie: string, stream: string, byHttp: boolean): Promise<Guest> {
  if (byHttp) {
    const events: LiveEvent[] = [];
    const polling = poll(server, cookie, stream, events);
    return { events, left: () => polling };
  }
  const live = await LiveSocket.open(server.url, cookie);
  const answer = await live.watch(stream, 0);
  live.events.push(...(answer.events ?? []));
  return { events: live.events, left: () => live.cut(60_000) };
}

/** Waits for events over HTTP, again and again, until it is told to go. */
async function poll(server: TestServer, cookie: string, stream: string, events: LiveEvent[]): Promise<void> {
  const http = HttpClient.holding(server.url, cookie);
  for (let after = 0; ;) {
    const answer = await http.get<{ events: LiveEvent[] }>(`/api/v1/streams/${stream}/events?after=${after}&wait=5`);
    if (answer.status !== 200) return;
    events.push(...answer.body.events);
    after = answer.body.events.at(-1)?.number ?? after;
  }
}

/** Doors that open to a session which has ended. */
async function doorsOpenTo(server: TestServer, cookie: string, stream: string): Promise<string[]> {
  const open: string[] = [];
  const entered = await LiveSocket.open(server.url, cookie).catch(() => undefined);
  if (entered) open.push('the socket');
  entered?.close();
  const http = HttpClient.holding(server.url, cookie);
  if ((await http.get(`/api/v1/streams/${stream}/events?after=0`)).status !== 401) open.push('the stream over HTTP');
  return open;
}

function hashOf(cookie: string): Buffer {
  return createHash('sha256').update(cookie.slice('sid='.length)).digest();
}
