// @profiles embedded
// Goal: one socket cannot watch without end. Method: a catalogue with more products than a socket may watch, each market watched in turn.
import { LiveSocket } from '../support/live-socket';
import { aPerson, signInOperator } from '../support/people';
import { startServer } from '../support/server';
import { createDatabase, dropDatabase, sql } from '../support/test-databases';

const STREAMS_MAX = 40;
const MORE_PRODUCTS = `
  INSERT INTO products SELECT 'extra-' || n, 1000 + n FROM generate_series(1, ${STREAMS_MAX}) n;
  INSERT INTO product_versions (product_id, version, effective_from, sheet, freshness_vnd_per_kg_day, source, file_sha256)
  SELECT 'extra-' || n, 1, effective_from, sheet, freshness_vnd_per_kg_day, source, 'a spec'
  FROM product_versions, generate_series(1, ${STREAMS_MAX}) n WHERE product_id = 'mango' AND version = 1`;

test('the forty-first stream is refused, and one that is let go makes room', async () => {
  const databaseUrl = await createDatabase();
  await sql(databaseUrl, MORE_PRODUCTS);
  const server = await startServer({ databaseUrl });
  try {
    const { http } = await aPerson(await signInOperator(server.url), 'department');
    const socket = await LiveSocket.open(server.url, http.cookie);
    for (let n = 1; n <= STREAMS_MAX; n += 1) expect(await socket.watch(`market:extra-${n}`, 0)).toMatchObject({ ok: true });
    expect(await socket.watch('market:mango', 0)).toMatchObject({ ok: false, problem: { code: 'stream.too_many' } });
    expect(await socket.watch('market:extra-1', 0)).toMatchObject({ ok: true });
    socket.unwatch('market:extra-1');
    expect(await socket.watch('market:mango', 0)).toMatchObject({ ok: true });
    socket.close();
  } finally {
    await server.stop();
    await dropDatabase(databaseUrl);
  }
});
