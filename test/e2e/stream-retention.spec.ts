import { expectDone, expectRefused } from '../support/http-client';
import { LiveSocket, type LiveEvent } from '../support/live-socket';
import { eventually } from '../support/market-steps';
import { aPerson, signInOperator } from '../support/people';
import { startServer } from '../support/server';
import { createDatabase, dropDatabase, sql } from '../support/test-databases';

// Goal: what is older than a season goes, nothing younger can, and whoever asks for it is told so plainly.
const OLD_AND_YOUNG = `
  INSERT INTO streams (name, head) VALUES ('market:plum', 30);
  INSERT INTO events (stream, number, name, at, body)
  SELECT 'market:plum', n, 'call_off.made', now() - CASE WHEN n <= 20 THEN interval '401 days' ELSE interval '399 days' END, '{"kg": 1}'
  FROM generate_series(1, 30) n`;

test('events older than 400 days go; a position before them is answered with the present', async () => {
  const databaseUrl = await createDatabase();
  await sql(databaseUrl, OLD_AND_YOUNG);
  const server = await startServer({ databaseUrl });
  try {
    const { http } = await aPerson(await signInOperator(server.url), 'trader');
    const kept = await eventually(
      () => sql(databaseUrl, `SELECT min(number)::int AS first, count(*)::int AS n FROM events WHERE stream = 'market:plum'`),
      (rows) => (rows[0] as { n: number }).n === 10,
      30_000,
    );
    expect(kept).toEqual([{ first: 21, n: 10 }]);
    const path = '/api/v1/streams/market:plum/events';
    expect(expectRefused(await http.get(`${path}?after=19`), 410, 'stream.too_old').facts).toEqual({ keptFrom: 21 });
    expect(expectDone(await http.get<{ events: LiveEvent[] }>(`${path}?after=20`)).events.map((event) => event.number)).toHaveLength(10);
    const live = await LiveSocket.open(server.url, http.cookie);
    expect(await live.watch('market:plum', 3)).toMatchObject({ ok: true, head: 30, snapshot: { stream: 'market:plum' } });
    live.close();
    await expect(sql(databaseUrl, `DELETE FROM events WHERE stream = 'market:plum'`)).rejects.toThrow('kept 400 days');
    await expect(sql(databaseUrl, `UPDATE events SET body = '{}' WHERE stream = 'market:plum'`)).rejects.toThrow('never changed');
  } finally {
    await server.stop();
    await dropDatabase(databaseUrl);
  }
});
