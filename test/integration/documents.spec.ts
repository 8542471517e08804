import { createHash } from 'node:crypto';
import { expectDone, expectRefused, type HttpClient } from '../support/http-client';
import { anOffer, anOrder, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { textOfPdf } from '../support/read-pdf';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: the paper of a trade is made by itself, says what was agreed, goes to its parties only, and comes out the same byte for byte.
let server: TestServer;
let operator: HttpClient;
let cooperative: Person;
let trader: Person;
let trade: View;

interface Paper extends View {
  readonly number: string;
  readonly hash: string;
  readonly files: readonly { readonly language: string; readonly state: string; readonly sha256: string }[];
}

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  cooperative = await aPerson(operator, 'cooperative', { name: 'Hợp tác xã Xoài Hát Lót' });
  trader = await aPerson(operator, 'trader');
  expectDone(await cooperative.http.post('/api/v1/offers', anOffer({ kg: 4_000, firm: true })));
  expectDone(await trader.http.post('/api/v1/orders', anOrder({ kg: 4_000, firm: true })));
  [trade] = (await eventually(
    async () => expectDone(await trader.http.get<{ items: View[] }>('/api/v1/trades?state=confirmed')).items,
    (items) => items.length > 0,
    30_000,
  )) as [View];
});
afterAll(() => server.stop());

const papersOf = async ({ http }: Person): Promise<Paper[]> =>
  expectDone(await http.get<{ items: Paper[] }>(`/api/v1/documents?subjectId=${trade.id}`)).items;
const isMade = (paper: Paper | undefined, language: string): boolean =>
  paper?.files.some((file) => file.language === language && file.state === 'made') ?? false;
const printed = async (person: Person, kind: string, language: string): Promise<Paper> => {
  const papers = await eventually(
    () => papersOf(person),
    (found) => found.some((paper) => paper['kind'] === kind && isMade(paper, language)),
    30_000,
  );
  return papers.find((paper) => paper['kind'] === kind && isMade(paper, language)) as Paper;
};

async function pdfOf({ http }: Person, paper: Paper, language: string): Promise<Buffer> {
  const response = await fetch(`${server.url}/api/v1/documents/${paper.id}/files/${language}`, { headers: { cookie: http.cookie } });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(response.headers.get('content-disposition')).toContain(`${paper.number}`);
  return Buffer.from(await response.arrayBuffer());
}

test('a confirmed trade is printed by itself, in Vietnamese, with its hash, for both sides', async () => {
  const paper = await printed(cooperative, 'contract_confirmation', 'vi');
  expect(paper).toMatchObject({ number: (trade['confirmation'] as { number: string }).number });
  expect(paper.hash).toBe((trade['confirmation'] as { termsHash: string }).termsHash);
  const pdf = await pdfOf(cooperative, paper, 'vi');
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(paper.files[0]?.sha256);
  expect((await pdfOf(trader, paper, 'vi')).equals(pdf)).toBe(true);
  const text = textOfPdf(pdf);
  for (const said of ['Xác nhận hợp đồng mua bán', 'Hợp tác xã Xoài Hát Lót', paper.number, '4.000 kg', 'Bên mua', 'BẢN MẪU'])
    expect(text).toContain(said);
  expect(text.replaceAll(' ', '')).toContain(paper.hash.slice(0, 32));
  expect(text).not.toContain('Contract confirmation');
  expect(pdf.toString('latin1')).toMatch(/\/FontFile2/); // the font travels with the paper
});

test('with English beside it on request; the same paper, the same hash', async () => {
  const paper = await printed(trader, 'contract_confirmation', 'vi');
  expectRefused(await trader.http.get(`/api/v1/documents/${paper.id}/files/vi-en`), 409, 'document.not_ready');
  expectDone(await trader.http.post(`/api/v1/documents/${paper.id}/files`, { language: 'vi-en' }));
  const both = await printed(trader, 'contract_confirmation', 'vi-en');
  const text = textOfPdf(await pdfOf(trader, both, 'vi-en'));
  expect(both.hash).toBe(paper.hash);
  for (const said of ['Xác nhận hợp đồng mua bán', 'Contract confirmation', 'Weight']) expect(text).toContain(said);
});

test('a paper whose bytes were lost is made again to the very same bytes', async () => {
  const paper = await printed(cooperative, 'contract_confirmation', 'vi');
  const before = await pdfOf(cooperative, paper, 'vi');
  await sql(server.databaseUrl, `UPDATE document_files SET state = 'wanted', pdf = NULL WHERE document_id = $1 AND language = 'vi'`, [
    paper.id,
  ]);
  const again = await printed(cooperative, 'contract_confirmation', 'vi');
  expect((await pdfOf(cooperative, again, 'vi')).equals(before)).toBe(true);
});

test('what is issued never changes, in the database either', async () => {
  const paper = await printed(cooperative, 'contract_confirmation', 'vi');
  for (const change of [
    `UPDATE documents SET content = '{"terms":"other"}' WHERE id = $1`,
    `DELETE FROM documents WHERE id = $1`,
    `UPDATE document_files SET pdf = 'x', sha256 = sha256('x') WHERE document_id = $1`,
  ])
    await expect(sql(server.databaseUrl, change, [paper.id])).rejects.toMatchObject({ code: '42501' });
});

test('a stranger finds no paper, whatever the door', async () => {
  const paper = await printed(cooperative, 'contract_confirmation', 'vi');
  const stranger = await aPerson(operator, 'trader');
  expect(await papersOf(stranger)).toEqual([]);
  for (const address of [`/api/v1/documents/${paper.id}`, `/api/v1/documents/${paper.id}/files/vi`, '/api/v1/documents/nonsense'])
    expectRefused(await stranger.http.get(address), 404, 'document.not_found');
  expectRefused(await stranger.http.post(`/api/v1/documents/${paper.id}/files`, { language: 'vi-en' }), 404, 'document.not_found');
  expectRefused(await stranger.http.post('/api/v1/documents', { kind: 'delivery_note', subjectId: trade.id }), 404, 'trade.not_found');
});

test('a delivery note comes when a side asks, each time as another edition', async () => {
  const first = expectDone(await cooperative.http.post<Paper>('/api/v1/documents', { kind: 'delivery_note', subjectId: trade.id }));
  const second = expectDone(await trader.http.post<Paper>('/api/v1/documents', { kind: 'delivery_note', subjectId: trade.id }));
  expect([first['edition'], second['edition']]).toEqual([1, 2]);
  const note = await printed(trader, 'delivery_note', 'vi');
  expect(textOfPdf(await pdfOf(trader, note, 'vi'))).toContain('Phiếu giao hàng');
  for (const kind of ['contract_confirmation', 'poem'])
    expectRefused(await trader.http.post('/api/v1/documents', { kind, subjectId: trade.id }), 422, 'document.unknown_kind');
});

test('an order’s summary is printed for its buyer alone; nobody finds it by guessing its limit', async () => {
  const orderId = trade['orderId'] as string;
  const asked = { kind: 'order_summary', subjectId: orderId };
  for (const person of [cooperative, await aPerson(operator, 'exporter')])
    expectRefused(await person.http.post('/api/v1/documents', asked), 404, 'order.not_found');
  const wanted = expectDone(await trader.http.post<Paper>('/api/v1/documents', asked));
  const paper = await eventually(
    async () => expectDone(await trader.http.get<Paper>(`/api/v1/documents/${wanted.id}`)),
    (found) => isMade(found, 'vi'),
    30_000,
  );
  const text = textOfPdf(await pdfOf(trader, paper, 'vi'));
  for (const said of ['Tóm tắt nhu cầu đặt mua', 'Hợp tác xã Xoài Hát Lót', '14.000 đ', '4.000 kg', paper.number])
    expect(text).toContain(said);
  expectRefused(await cooperative.http.get(`/api/v1/documents/${paper.id}/files/vi`), 404, 'document.not_found');
  const [row] = await sql<{ terms: string }>(server.databaseUrl, `SELECT content ->> 'terms' AS terms FROM documents WHERE id = $1`, [
    paper.id,
  ]);
  expect((JSON.parse(row?.terms ?? '{}') as { salt: string }).salt.length).toBeGreaterThan(20);
});

test('who holds the paper can check it without an account; its number alone tells nobody who traded what', async () => {
  const paper = await printed(cooperative, 'contract_confirmation', 'vi');
  const check = async (mark: string) => fetch(`${server.url}/api/v1/document-checks/${mark}`);
  const byHash = (await (await check(paper.hash)).json()) as { number: string; lines: { valueVi: string }[] };
  expect(byHash.number).toBe(paper.number);
  expect(byHash.lines.map((line) => line.valueVi)).toEqual(expect.arrayContaining(['Hợp tác xã Xoài Hát Lót', '4.000 kg']));
  const byNumber = (await (await check(paper.number)).json()) as object;
  expect(byNumber).toMatchObject({ number: paper.number, hash: null, lines: [] });
  for (const mark of ['f'.repeat(64), 'MV-2020-000001', '%27']) expect((await check(mark)).status).toBe(404);
});
