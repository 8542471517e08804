// @profiles embedded
import { createHash, randomUUID } from 'node:crypto';
import { ROLES, permissionsOf, rolesOf, type Role } from '@domain/identity/role';
import { ORGANISATION_KINDS, type OrganisationKind } from '@domain/identity/organisation';
import { PERMISSIONS_OVER_ALL, type Permission } from '@domain/identity/permission';
import { expectDone, HttpClient } from '../support/http-client';
import { forgedProofs, HOSTILE_IDS, IDLE_HEADERS, knockRaw } from '../support/hostile-requests';
import { LiveSocket } from '../support/live-socket';
import { aContract, anOffer, anOrder, eventually, type View } from '../support/market-steps';
import { signInOperator } from '../support/people';
import { RAW_REQUESTS, sendBytes } from '../support/raw-requests';
import { startServer, type TestServer } from '../support/server';
import { sql } from '../support/test-databases';

// Goal: who may do what is as declared, for every route and socket event, every role, and things of one's own, of another, of nobody
// (TM-13). Method: the routes and their permissions come from the program's own description, the rights from libs/domain; nothing is listed by hand
// but what everyone signed in may read.
const CELLS_MIN = 2_000;
const AT_ONCE = 24;
const LONG = process.env['LONG'] === '1';
/** Forgeries that each route is asked with under `npm test`. */
const EACH_ROUTE = 2;
/** Requests as bytes (RELIABILITY section 5), each kind at so many routes under `npm test`, at all of them under LONG=1. */
const RAW_MIN = 300;
const RAW_PLACES = 5;
const PASSWORD = 'một câu dài dễ nhớ 2026';

interface Route {
  readonly method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  readonly path: string;
  readonly permission: Permission | 'everyone';
}
interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}
interface Described {
  readonly 'x-permission'?: string;
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface Member {
  readonly kind: OrganisationKind;
  readonly role: Role;
  readonly http: HttpClient;
  readonly organisationId: string;
}

/** Things that everyone signed in may read, whosever they are. */
const OPEN_TO_READ = [
  /^\/api\/v1\/offers\/\{/,
  /^\/api\/v1\/organisations\/\{/,
  /^\/api\/v1\/(markets|products|rounds|auctions|streams|places|gates)/,
];
/** Ends who asks: after all others. */
const LAST = ['delete /api/v1/sessions', 'delete /api/v1/sessions/current', 'delete /api/v1/profile'];

/** What nobody may say about themselves or their things: each would be worth something to whoever got it in. */
const SENSITIVE =
  `id organisationId memberId organisationKind permissions isAdmin admin operator staffOf ownerGroup demo state letIn provenLately proofFromVnd
  passwordHash totpOn sellerId buyerId seller buyer heldKg confirmedKg openKg version createdAt submittedAt sellerConfirmedAt buyerConfirmedAt confirmBy
  contractId tradeId roundNumber`.split(/\s+/);

let server: TestServer;
let operator: HttpClient;
let routes: Route[];
let description: Description;
const members: Member[] = [];
/** Ids of things by the first word of their address and the organisation that owns them. */
const things = new Map<string, string>();

const mark = (): string => randomUUID().slice(0, 8);

async function anOrganisation(kind: OrganisationKind): Promise<Member[]> {
  const people = rolesOf(kind).map((role) => ({
    name: `Người ${role}`,
    signInName: `${kind}.${role}.${mark()}@test.muavu.vn`,
    password: PASSWORD,
    role,
  }));
  const { id } = expectDone(
    await operator.post<{ id: string }>('/api/v1/organisations', { kind, name: `${kind} ${mark()}`, demo: true, members: people }),
  );
  return Promise.all(
    people.map(async ({ signInName, role }) => ({
      kind,
      role,
      organisationId: id,
      http: await new HttpClient(server.url).signIn(signInName, PASSWORD),
    })),
  );
}

beforeAll(async () => {
  server = await startServer();
  operator = await signInOperator(server.url);
  description = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as Description;
  routes = Object.entries(description.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, route]) => ({ method, path, permission: route['x-permission'] }) as Route),
  );
  for (const kind of ORGANISATION_KINDS) members.push(...(await anOrganisation(kind)), ...(await anOrganisation(kind)));
  await makeThings();
});
afterAll(() => server.stop());

const who = (kind: OrganisationKind, nth: 0 | 1, permission: Permission): Member => {
  const organisations = [...new Set(members.filter((each) => each.kind === kind).map((each) => each.organisationId))];
  const found = members.find((each) => each.organisationId === organisations[nth] && permissionsOf(kind, each.role).includes(permission));
  if (!found) throw new Error(`nobody of ${kind} may ${permission}`);
  return found;
};

/** One thing of each sort for two organisations that may have it. */
async function makeThings(): Promise<void> {
  const keep = (sort: string, owner: Member, id: string): Map<string, string> => things.set(`${sort} ${owner.organisationId}`, id);
  for (const nth of [0, 1] as const) {
    const [seller, buyer, planner] = [
      who('cooperative', nth, 'member.manage'),
      who('trader', nth, 'member.manage'),
      who('processor', nth, 'member.manage'),
    ];
    keep('offers', seller, expectDone(await seller.http.post<View>('/api/v1/offers', anOffer({ firm: true }))).id);
    keep('orders', buyer, expectDone(await buyer.http.post<View>('/api/v1/orders', anOrder({ kg: 1_000, firm: true }))).id);
    const contract = await aContract(operator, { ...seller, signInName: '', password: '' }, { ...planner, signInName: '', password: '' });
    for (const side of [seller, planner]) keep('contracts', side, contract.id);
    const key = expectDone(await seller.http.post<View>('/api/v1/api-keys', { name: 'Khóa', permissions: ['offer.read'], days: 1 }));
    keep('api-keys', seller, key.id);
    keep('invitations', seller, expectDone(await seller.http.post<View>('/api/v1/invitations', { role: 'clerk' })).id);
  }
  const traders = [who('trader', 0, 'trade.read'), who('trader', 1, 'trade.read')];
  for (const trader of traders) {
    const [trade] = await eventually(
      async () => expectDone(await trader.http.get<{ items: (View & { seller: { id: string } })[] }>('/api/v1/trades')).items,
      (items) => items.length > 0,
      30_000,
    );
    for (const side of [trader.organisationId, trade?.seller.id ?? '']) things.set(`trades ${trade?.id} ${side}`, trade?.id ?? '');
  }
  for (const member of members) {
    const { items } = expectDone(await member.http.get<{ items: View[] }>('/api/v1/sessions'));
    keep(`sessions ${member.role}`, member, items[0]?.id ?? '');
  }
}

test('every route says who may use it', () => {
  expect(routes.filter(({ permission }) => permission === undefined).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

type Whose = 'own' | 'other' | 'none';

/** The address of a route for somebody's thing; undefined where there is no such thing. */
function addressOf(route: Route, member: Member, whose: Whose): string | undefined {
  const sort = route.path.split('/')[3] ?? '';
  const owned = [...things].filter(([name]) => name.split(' ')[0] === sort);
  const isMine = (name: string): boolean =>
    name.endsWith(member.organisationId) && (sort !== 'sessions' || name.includes(` ${member.role} `));
  const mine = new Set(owned.filter(([name]) => isMine(name)).map(([, id]) => id));
  // A thing of two sides is nobody's other.
  const ids = owned.map(([, id]) => id);
  const id = whose === 'none' ? randomUUID() : ids.find((each) => mine.has(each) === (whose === 'own'));
  return id === undefined
    ? undefined
    : route.path.replace(/\{(?!stream)[^}]+\}/g, id).replace('{stream}', `org:${whose === 'own' ? member.organisationId : id}`);
}

async function ask(http: HttpClient, { method }: Route, address: string): Promise<number> {
  if (method === 'get') return (await http.get(`${address}?wait=0`.replace('?wait=0', ''))).status;
  if (method === 'delete') return (await http.delete(address)).status;
  if (method === 'patch') return (await http.patch(address, 1, {})).status;
  const sent = await fetch(server.url + address, {
    method: method.toUpperCase(),
    headers: { 'content-type': 'application/json', cookie: http.cookie, 'idempotency-key': randomUUID() },
    body: '{}',
  });
  return sent.status;
}

/** What is wrong with an answer, in words; '' when it is as declared. */
function faultOf(route: Route, member: Member, whose: Whose, status: number): string {
  const may = route.permission === 'everyone' || permissionsOf(member.kind, member.role).includes(route.permission);
  const reachesAll = route.permission !== 'everyone' && PERMISSIONS_OVER_ALL.has(route.permission);
  const isOpen = route.method === 'get' && (reachesAll || OPEN_TO_READ.some((path) => path.test(route.path)));
  if (status >= 500) return 'failed';
  if (!may) return status === 403 ? '' : `${status} instead of 403`;
  if (status === 401 && route.path.endsWith('/proof')) return ''; // an empty proof proves nothing
  if (status === 401 || status === 403) return `${status} although they may`;
  if (whose !== 'own' && status < 300 && route.path.includes('{') && !isOpen) return `${status} for what is not theirs`;
  if (whose === 'other' && route.method === 'get' && route.path.includes('{') && !isOpen && status !== 404 && status !== 422)
    return `${status} instead of 404`;
  return '';
}

/** The fields that a route takes; undefined when it takes no body of ours. */
function fieldsOf({ method, path }: Route): readonly string[] | undefined {
  const schema = description.paths[path]?.[method]?.requestBody?.content?.['application/json']?.schema;
  const named = schema?.$ref ? description.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema;
  return named?.properties && Object.keys(named.properties);
}

/** A refusal lists so many faults at most. */
const FAULTS_TOLD = 20;

async function refusedFields(route: Route, cookie: string, fields: readonly string[]): Promise<{ status: number; refused: Set<string> }> {
  const answer = await fetch(server.url + route.path.replace(/\{[^}]+\}/g, randomUUID()), {
    method: route.method.toUpperCase(),
    headers: { 'content-type': 'application/json', cookie, 'idempotency-key': randomUUID(), 'if-match': '"1"' },
    body: JSON.stringify(Object.fromEntries(fields.map((field) => [field, 'operator']))),
  });
  const { errors = [] } = (await answer.json()) as { errors?: { field: string; code: string }[] };
  const unknown = errors.filter(({ code }) => code === 'request.unknown_field').map(({ field }) => field);
  return { status: answer.status, refused: new Set(unknown) };
}

test('TM-14 no route takes a field that it does not declare: not a role, not a state, not somebody else’s name', async () => {
  const taken: string[] = [];
  let fields = 0;
  for (const route of routes) {
    const declared = fieldsOf(route);
    if (!declared) continue;
    const asking = members.find(
      ({ kind, role }) => route.permission !== 'everyone' && permissionsOf(kind, role).includes(route.permission),
    );
    const extra = SENSITIVE.filter((field) => !declared.includes(field));
    for (let at = 0; at < extra.length; at += FAULTS_TOLD) {
      const some = extra.slice(at, at + FAULTS_TOLD);
      const { status, refused } = await refusedFields(route, asking?.http.cookie ?? '', some);
      taken.push(...some.filter((field) => !refused.has(field)).map((field) => `${route.method} ${route.path}: ${field} (${status})`));
    }
    fields += extra.length;
  }
  expect(taken).toEqual([]);
  expect(fields).toBeGreaterThan(1_000);
}, 300_000);

test('TM-13 every route × role × {own, other organisation, none} answers as declared', async () => {
  const faults: string[] = [];
  let cells = 0;
  const isLast = ({ method, path }: Route): boolean => LAST.includes(`${method} ${path}`);
  const ordered = [
    ...routes.filter((route) => !isLast(route)),
    ...LAST.map((name) => routes.find(({ method, path }) => `${method} ${path}` === name)),
  ].filter((route) => route !== undefined);
  const stranger = new HttpClient(server.url);
  // One organisation of each kind asks, of cooperatives both; the other owns what is foreign.
  const asking = ORGANISATION_KINDS.flatMap((kind) => {
    const first = members.find((each) => each.kind === kind)?.organisationId;
    return members.filter((each) => each.organisationId === first || (kind === 'cooperative' && each.kind === kind));
  });
  const work: (() => Promise<void>)[] = [];
  for (const route of ordered.filter(({ permission }) => permission !== 'everyone')) {
    work.push(async () => {
      cells++;
      const status = await ask(stranger, route, route.path.replace(/\{[^}]+\}/g, randomUUID()));
      if (status !== 401) faults.push(`${route.method} ${route.path} nobody: ${status} instead of 401`);
    });
  }
  const tryAll = async (list: readonly Route[]): Promise<void> => {
    for (const member of asking)
      for (const route of list)
        for (const whose of ['own', 'other', 'none'] as const) {
          const address = route.path.includes('{') ? addressOf(route, member, whose) : route.path;
          // One's own things stay for the cells to come; that their removal works is told in other specs.
          const spares = whose === 'own' && route.method === 'delete' && route.path.includes('{');
          if (address === undefined || spares || (!route.path.includes('{') && whose !== 'own')) continue;
          work.push(async () => {
            cells++;
            const fault = faultOf(route, member, whose, await ask(member.http, route, address));
            if (fault !== '') faults.push(`${route.method} ${route.path} ${member.kind} ${member.role} ${whose}: ${fault}`);
          });
        }
    const all = work.splice(0);
    for (let at = 0; at < all.length; at += AT_ONCE) await Promise.all(all.slice(at, at + AT_ONCE).map((act) => act()));
  };
  await tryAll(ordered.filter((route) => !isLast(route)));
  for (const route of ordered.filter((each) => isLast(each)).slice(0, 2)) await tryAll([route]);
  expect(faults).toEqual([]);
  expect(cells).toBeGreaterThanOrEqual(CELLS_MIN);
  process.stdout.write(`access matrix: ${routes.length} routes, ${ROLES.length} roles, ${cells} cells\n`);
}, 300_000);

/** A part of a list, another for each place, so that a few places together ask all of it; all of it at every place under LONG=1. */
function some<T>(all: readonly T[], place: number): readonly T[] {
  return LONG ? all : Array.from({ length: EACH_ROUTE }, (_, nth) => all[(place * EACH_ROUTE + nth) % all.length] as T);
}

/** Runs all, a few at a time. */
async function inTurn(work: readonly (() => Promise<void>)[]): Promise<void> {
  for (let at = 0; at < work.length; at += AT_ONCE) await Promise.all(work.slice(at, at + AT_ONCE).map((act) => act()));
}

const askOf = ({ method }: Route) => ({ method: method.toUpperCase(), body: method === 'get' || method === 'delete' ? null : '{}' });
const filled = (route: Route): string => route.path.replace(/\{[^}]+\}/g, randomUUID());

test('TM-09 no forged, broken, ended or borrowed proof opens any route', async () => {
  const [good, ended, over] = await Promise.all([1, 2, 3].map(async () => (await signInOperator(server.url)).cookie));
  const seen = await signInOperator(server.url);
  expectDone(await HttpClient.holding(server.url, ended ?? '').delete('/api/v1/sessions/current'));
  const hash = createHash('sha256')
    .update((over ?? '').slice('sid='.length))
    .digest();
  await sql(server.databaseUrl, `UPDATE sessions SET expires_at = clock_timestamp() - interval '1 second' WHERE token_hash = $1`, [hash]);
  await eventually(
    () => HttpClient.holding(server.url, over ?? '').get('/api/v1/sessions/current'),
    ({ status }) => status === 401,
    30_000,
  );
  const proofs = Object.entries(forgedProofs({ good: good ?? '', ended: ended ?? '', over: over ?? '' }));
  const opened: string[] = [];
  let asked = 0;
  await inTurn(
    routes
      .filter(({ permission }) => permission !== 'everyone')
      .flatMap((route, place) =>
        some(proofs, place).map(([what, headers]) => async () => {
          asked++;
          const { status } = await knockRaw(server.url, {
            ...askOf(route),
            path: filled(route),
            headers: { ...headers, 'idempotency-key': randomUUID() },
          });
          if (status !== 401) opened.push(`${route.method} ${route.path} with ${what}: ${status}`);
        }),
      ),
  );
  expect(opened).toEqual([]);
  expect((await seen.get('/api/v1/sessions/current')).status).toBe(200);
  process.stdout.write(`forged proofs: ${proofs.length} kinds, ${asked} requests at ${routes.length} routes, 0 let in\n`);
}, 600_000);

test('no path names something it should not, whatever stands for an id, at any route that takes one', async () => {
  const faults: string[] = [];
  await inTurn(
    routes
      .filter(({ path, permission }) => path.includes('{') && permission !== 'everyone')
      .flatMap((route, place) => {
        const member = members.find(({ kind, role }) => permissionsOf(kind, role).includes(route.permission as Permission));
        return some(HOSTILE_IDS, place).map((id) => async () => {
          const headers = { cookie: member?.http.cookie ?? '', 'idempotency-key': randomUUID(), 'if-match': '"1"' };
          const { status, text } = await knockRaw(server.url, { ...askOf(route), path: route.path.replace(/\{[^}]+\}/g, id), headers });
          const isRefused = status >= 400 && status < 500 && (JSON.parse(text) as { code?: string }).code !== undefined;
          if (!isRefused) faults.push(`${route.method} ${route.path} with ${id.slice(0, 60)}: ${status}`);
        });
      }),
  );
  expect(faults).toEqual([]);
}, 600_000);

test('headers of proxies, of other methods and other hosts change no answer of any list', async () => {
  const reader = members.find(({ kind, role }) => kind === 'cooperative' && role === 'manager');
  const lists = routes.filter(({ method, path }) => method === 'get' && path.startsWith('/api/v1/') && !path.includes('{'));
  const faults: string[] = [];
  await inTurn(
    lists.flatMap((route, place) =>
      some(Object.entries(IDLE_HEADERS), place).map(([what, more]) => async () => {
        const ask = (headers: object) =>
          knockRaw(server.url, { ...askOf(route), path: route.path, headers: { cookie: reader?.http.cookie ?? '', ...headers } });
        const [plain, changed] = [await ask({}), await ask(more)];
        if (plain.status !== changed.status || changed.status >= 500 || changed.text.includes('evil.example'))
          faults.push(`${route.path} with ${what}: ${plain.status}, then ${changed.status}`);
      }),
    ),
  );
  expect(faults).toEqual([]);
});

test('TM-15 bytes that are no request of ours are refused or cut, whatever hides behind them, and the next is answered', async () => {
  const closed = routes.filter(({ permission }) => permission !== 'everyone');
  const faults: string[] = [];
  let sent = 0;
  const knock =
    (route: Route, [what, bytes]: (typeof RAW_REQUESTS)[number]) =>
    async () => {
      sent++;
      const answers = await sendBytes(server.url, bytes(filled(route)));
      const isRefused = answers !== 'held' && answers.every((status) => status.startsWith('4'));
      if (!isRefused) faults.push(`${what} at ${route.path}: ${String(answers)}`);
    };
  const places = LONG ? closed : closed.filter((_, nth) => nth % Math.floor(closed.length / RAW_PLACES) === 0);
  await inTurn(places.flatMap((route) => RAW_REQUESTS.map((each) => knock(route, each))));
  expect(faults).toEqual([]);
  expect(sent).toBeGreaterThanOrEqual(RAW_MIN);
  expect((await operator.get('/api/v1/sessions/current')).status).toBe(200);
}, 600_000);

test('TM-13 socket events too: markets for everyone signed in, an organisation’s stream for itself', async () => {
  const [one, other] = await Promise.all(
    ['cooperative', 'trader'].map(async (kind) => (await anOrganisation(kind as OrganisationKind))[0]),
  );
  if (!one || !other) throw new Error('nobody there');
  const socket = await LiveSocket.open(server.url, one.http.cookie);
  for (const [stream, ok] of [
    ['market:mango', true],
    [`org:${one.organisationId}`, true],
    [`org:${other.organisationId}`, false],
    [`org:${randomUUID()}`, false],
    ['market:nothing', false],
  ] as const)
    expect([stream, (await socket.watch(stream, null)).ok]).toEqual([stream, ok]);
  socket.close();
  await expect(LiveSocket.open(server.url, '')).rejects.toThrow();
});
