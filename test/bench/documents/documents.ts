import { figure, percentile, type BenchOptions, type Figure } from '../figure';
import { expectDone } from '../../support/http-client';
import { anOffer, anOrder, eventually, type View } from '../../support/market-steps';
import { aPerson, signInOperator, type Person } from '../../support/people';
import { startServer } from '../../support/server';
import { sql } from '../../support/test-databases';
import { withDurableDatabase } from '../live/world';

// Goal: one worker prints a hundred papers a minute, whoever posts an offer meanwhile does not wait for them, and a paper that is made again
// is the same to the byte. Method: offers are posted one after another alone, while delivery notes are printed, and alone again; then some
// papers lose their bytes and are made anew.
const PAPERS = 100;
const ALONE_MS = 10_000;
/** Papers made a second time: enough to see a clock, a random id or an order of rows that found its way in. */
const AGAIN = 20;
const PATIENCE_MS = 600_000;

export async function run({ scale, say }: BenchOptions): Promise<Figure[]> {
  return withDurableDatabase(async (databaseUrl) => {
    const server = await startServer({ databaseUrl, profile: 'embedded' });
    try {
      const operator = await signInOperator(server.url);
      const [seller, buyer] = [await aPerson(operator, 'cooperative'), await aPerson(operator, 'trader')];
      const trade = await aTrade(seller, buyer);
      const alone = await postUntil(seller, (ms) => ms >= ALONE_MS * scale);
      const papers = Math.max(5, Math.round(PAPERS * scale));
      say(`${papers} papers`);
      const begun = performance.now();
      for (let count = 0; count < papers; count++)
        expectDone(await buyer.http.post('/api/v1/documents', { kind: 'delivery_note', subjectId: trade.id }));
      let isDone = false;
      const printed = allPrinted(databaseUrl, papers, null).finally(() => (isDone = true));
      const meanwhile = await postUntil(seller, () => isDone);
      await printed;
      const minutes = (performance.now() - begun) / 60_000;
      // The market grows with every post: what they cost alone is of before and after.
      alone.push(...(await postUntil(seller, (ms) => ms >= ALONE_MS * scale)));
      say('the same papers again');
      return [
        figure('documents.per_minute', papers / minutes, null, 'value>=100'),
        figure('documents.post_p50_ms', percentile(meanwhile, 0.5), percentile(alone, 0.5), '<=2'),
        figure('documents.post_p99_ms', percentile(meanwhile, 0.99), percentile(alone, 0.99), '<=3'),
        figure('documents.same_bytes_again', await sameAgain(databaseUrl, Math.min(AGAIN, papers)), null, 'value>=1'),
      ];
    } finally {
      await server.stop();
    }
  });
}

async function aTrade(seller: Person, buyer: Person): Promise<View> {
  expectDone(await seller.http.post('/api/v1/offers', anOffer({ kg: 4_000, firm: true })));
  expectDone(await buyer.http.post('/api/v1/orders', anOrder({ kg: 4_000, firm: true })));
  const [trade] = await eventually(
    async () => expectDone(await buyer.http.get<{ items: View[] }>('/api/v1/trades?state=confirmed')).items,
    (items) => items.length > 0,
    30_000,
  );
  if (!trade) throw new Error('no trade was made');
  return trade;
}

/** Offers one after another, each with how long it took, in ms. */
async function postUntil(seller: Person, isOver: (ms: number) => boolean): Promise<number[]> {
  const took: number[] = [];
  for (const begun = performance.now(); !isOver(performance.now() - begun) || took.length < 10;) {
    const sent = performance.now();
    expectDone(await seller.http.post('/api/v1/offers', anOffer({ kg: 1, askVndPerKg: 90_000 })));
    took.push(performance.now() - sent);
  }
  return took;
}

/** Which part of some papers, their bytes taken away, is made again exactly as it was. */
async function sameAgain(databaseUrl: string, count: number): Promise<number> {
  const before = await sql<{ id: string; was: string }>(
    databaseUrl,
    `SELECT f.document_id AS id, encode(sha256(f.pdf), 'hex') AS was FROM document_files f JOIN documents d ON d.id = f.document_id
     WHERE d.kind = 'delivery_note' AND f.state = 'made' ORDER BY f.document_id LIMIT $1`,
    [count],
  );
  const ids = before.map(({ id }) => id);
  await sql(databaseUrl, `UPDATE document_files SET state = 'wanted', pdf = NULL WHERE document_id = ANY($1::uuid[])`, [ids]);
  await allPrinted(databaseUrl, ids.length, ids);
  const after = await sql<{ id: string; is: string }>(
    databaseUrl,
    `SELECT document_id AS id, encode(sha256(pdf), 'hex') AS is FROM document_files WHERE document_id = ANY($1::uuid[])`,
    [ids],
  );
  const isNow = new Map(after.map((file) => [file.id, file.is]));
  return before.filter(({ id, was }) => isNow.get(id) === was).length / count;
}

async function allPrinted(databaseUrl: string, papers: number, ids: readonly string[] | null): Promise<void> {
  await eventually(
    () =>
      sql<{ n: number }>(
        databaseUrl,
        `SELECT count(*)::int AS n FROM document_files f JOIN documents d ON d.id = f.document_id WHERE d.kind = 'delivery_note' AND f.state = 'made' AND ($1::uuid[] IS NULL OR d.id = ANY($1))`,
        [ids],
      ),
    ([row]) => (row?.n ?? 0) >= papers,
    PATIENCE_MS,
  );
}
