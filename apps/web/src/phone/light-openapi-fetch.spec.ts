import createReal from 'openapi-fetch';
import createLight from './light-openapi-fetch';

type Call = (path: string, init?: object) => Promise<{ data?: unknown }>;
type Client = Record<'GET' | 'POST' | 'DELETE' | 'PATCH', Call> & { use: (middleware: object) => void };

const makers = { real: createReal as unknown as (options: object) => Client, light: createLight as unknown as (options: object) => Client };
const baseUrl = 'http://here.test';
const header = { 'Idempotency-Key': 'k' };

interface Asked {
  readonly method: 'GET' | 'POST' | 'DELETE' | 'PATCH';
  readonly path: string;
  readonly init?: object;
}

/** What goes out and what comes back, for one call of a client. */
async function trace(make: (options: object) => Client, { method, path, init = {} }: Asked, answer: Response) {
  const sent: string[] = [];
  const seen: string[] = [];
  const client = make({
    baseUrl,
    bodySerializer: (body: unknown) => (body instanceof FormData ? body : JSON.stringify(body)),
    fetch: async (request: Request) => {
      sent.push(`${request.method} ${request.url} ${request.headers.get('idempotency-key')} ${await request.text()}`);
      return answer.clone();
    },
  });
  client.use({
    onResponse: ({ schemaPath, response }: { schemaPath: string; response: Response }) =>
      void seen.push(`${schemaPath} ${response.status}`),
  });
  const { data } = await client[method](path, init);
  return { sent, seen, data };
}

describe('the phone’s openapi-fetch does what the real one does', () => {
  it.each([
    ['GET', '/a/{id}', { params: { path: { id: 'x y/ổ' }, query: { limit: 3, cursor: undefined } } }],
    ['GET', '/a', { params: { query: { tag: ['m', 'n'] } } }],
    ['POST', '/a', { body: { kg: 3 }, params: { header } }],
    ['PATCH', '/a/{id}', { body: { kg: 3 }, params: { path: { id: 7 } } }],
  ] as const)('%s %s', async (method, path, init) => {
    const answer = new Response(JSON.stringify({ ok: true }), { status: 200 });
    const [real, light] = [
      await trace(makers.real, { method, path, init }, answer),
      await trace(makers.light, { method, path, init }, answer),
    ];
    expect(light).toEqual(real);
    expect(light.data).toEqual({ ok: true });
  });

  it('reads no body where there is none', async () => {
    expect((await trace(makers.light, { method: 'DELETE', path: '/a' }, new Response(null, { status: 204 }))).data).toBeUndefined();
  });

  it.each(Object.entries(makers))('throws what the middleware makes of a dead line (%s)', async (_name, make) => {
    const client = make({ baseUrl, fetch: () => Promise.reject(new TypeError('no line')) });
    client.use({ onError: () => new Error('kept') });
    await expect(client.GET('/a')).rejects.toThrow('kept');
  });
});
