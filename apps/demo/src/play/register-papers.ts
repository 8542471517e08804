import type { ApiClient, SignedIn } from '../http/api-client';
import { inParallel } from '../http/in-parallel';
import type { DemoDays } from '../world/days';
import type { DemoLot } from '../world/lots';
import { areasOf, type DemoArea, type DemoPaper, papersOf } from '../world/papers';
import type { Sessions } from './enrol';

const AT_ONCE = 4;

/** An earlier run declared or registered it. */
const KNOWN_ALREADY = new Set(['paper.number_taken', 'paper.overlaps', 'paper.closed', 'area.code_taken', 'idempotency.key_reused']);

/** Markets that demo codes are granted for. Assumption: those with most codes of the province. */
const GRANTED = ['CN', 'AU', 'US'];

/**
 * Cooperatives declare the certificates that their lots carry and the operator, standing in for the department, looks at them and enters
 * the codes: what a lot only claims counts for nothing.
 */
export async function registerPapers(
  api: ApiClient,
  operator: SignedIn,
  sessions: Sessions,
  world: { readonly lots: readonly DemoLot[]; readonly days: DemoDays },
): Promise<number> {
  const year = Number(world.days.today.slice(0, 4));
  const validity = { validFrom: `${year}-01-01`, validTo: `${year + 1}-12-31` };
  const { items: places } = await api.must<{ items: readonly { id: string; communeCode: string | null }[] }>({
    method: 'GET',
    path: '/places?kind=collection_point',
    route: '/places',
    as: operator,
  });
  const communeOf = new Map(places.map(({ id, communeCode }) => [id, communeCode ?? '']));
  const papers = papersOf(world.lots);
  await inParallel(papers, AT_ONCE, (paper) => declare(api, operator, sessions, { ...paper, ...validity }));
  const areas = areasOf(world.lots);
  await inParallel(areas, AT_ONCE, (area) =>
    enter(api, operator, sessions, { ...area, communeCode: communeOf.get(area.holder.placeId) ?? '', from: validity.validFrom }),
  );
  return papers.length + areas.length;
}

async function declare(
  api: ApiClient,
  operator: SignedIn,
  sessions: Sessions,
  { holder, ...paper }: DemoPaper & { readonly validFrom: string; readonly validTo: string },
): Promise<void> {
  const as = sessions.get(holder.key);
  if (as === undefined) throw new Error(`${holder.name} is not signed in`);
  const body = { ...paper, issuer: 'Tổ chức chứng nhận (mẫu)', document: 'hồ sơ mẫu' };
  const declared = await write<{ id: string }>(api, { as, path: '/papers', key: `demo-paper-${paper.number}`, body });
  if (declared !== null)
    await write(api, { as: operator, path: `/papers/${declared.id}/verification`, key: `demo-seen-${paper.number}`, body: {} });
}

async function enter(
  api: ApiClient,
  operator: SignedIn,
  sessions: Sessions,
  { holder, ...area }: DemoArea & { readonly communeCode: string; readonly from: string },
): Promise<void> {
  const holderId = sessions.get(holder.key)?.organisationId;
  const body = {
    ...area,
    holderId,
    holderName: holder.name,
    households: area.hectares,
    markets: GRANTED,
    standing: 'active',
    source: 'số liệu mẫu',
  };
  await write(api, { as: operator, path: '/planting-areas', key: `demo-area-${area.code}`, body });
}

/** One write; null when an earlier run has done it. */
async function write<Body>(api: ApiClient, ask: { as: SignedIn; path: string; key: string; body: object }): Promise<Body | null> {
  const { as, path, key, body } = ask;
  const route = path.replace(/[0-9a-f-]{36}/, ':id');
  const answer = await api.send<Body>({ method: 'POST', path, route, as, key, body });
  if (answer.status < 300) return answer.body;
  if (KNOWN_ALREADY.has(answer.code)) return null;
  throw new Error(`${route} was refused: ${answer.status} ${answer.code} ${JSON.stringify(answer.body).slice(0, 300)}`);
}
