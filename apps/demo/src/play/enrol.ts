import type { ApiClient, SignedIn } from '../http/api-client';
import { inParallel } from '../http/in-parallel';
import type { DemoContract } from '../world/contracts';
import type { DemoOrganisation } from '../world/organisations';

/** A password check costs the server one core for some 30 ms, two at a time; more in flight would only queue there. */
const SIGN_INS_AT_ONCE = 4;
const CONTRACTS_AT_ONCE = 4;

/** An earlier run registered it, perhaps on another day and therefore with other figures. */
const KNOWN_ALREADY = new Set(['member.sign_in_name_taken', 'organisation.name_taken', 'contract.number_taken', 'idempotency.key_reused']);

/** Everybody signed in, by the key of the organisation. */
export type Sessions = ReadonlyMap<string, SignedIn>;

/** Signs everybody in, registering those whom the server does not know yet. */
export async function enrol(
  api: ApiClient,
  operator: SignedIn,
  everybody: readonly DemoOrganisation[],
  progress: (done: number) => void,
): Promise<Sessions> {
  const first = everybody[0];
  // One look tells whether this world has been here before: registering first saves a password check each.
  const isKnown = first !== undefined && (await api.signIn(first.signInName, first.password)) !== null;
  let done = 0;
  const sessions = await inParallel(everybody, SIGN_INS_AT_ONCE, async (who): Promise<[string, SignedIn]> => {
    if (!isKnown) await register(api, operator, who);
    const session = (await api.signIn(who.signInName, who.password)) ?? (await registerAndSignIn(api, operator, who));
    done += 1;
    progress(done);
    return [who.key, session];
  });
  return new Map(sessions);
}

async function registerAndSignIn(api: ApiClient, operator: SignedIn, who: DemoOrganisation): Promise<SignedIn> {
  await register(api, operator, who);
  const session = await api.signIn(who.signInName, who.password);
  if (session === null) throw new Error(`${who.signInName} is registered with another password: this is not our demo database`);
  return session;
}

/** Registers once: the key is made of the sign-in, so a second run gets the first answer. */
async function register(api: ApiClient, operator: SignedIn, who: DemoOrganisation): Promise<void> {
  const { kind, name, placeId, memberName, signInName, password, role } = who;
  const answer = await api.send({
    method: 'POST',
    path: '/organisations',
    route: '/organisations',
    as: operator,
    key: `demo-organisation-${signInName}`,
    body: { kind, name, placeId, demo: true, members: [{ name: memberName, signInName, password, role }] },
  });
  if (answer.status < 300 || KNOWN_ALREADY.has(answer.code)) return;
  throw new Error(`registering ${name} was refused: ${answer.status} ${answer.code} ${JSON.stringify(answer.body).slice(0, 300)}`);
}

/** Registers the contracts and gives their ids in the order of the list; one that is there already is found by its number. */
export async function signContracts(
  api: ApiClient,
  operator: SignedIn,
  sessions: Sessions,
  contracts: readonly DemoContract[],
): Promise<string[]> {
  return inParallel(contracts, CONTRACTS_AT_ONCE, async ({ cooperative, processor, body }) => {
    const cooperativeId = sessions.get(cooperative.key)?.organisationId;
    const planner = sessions.get(processor.key);
    if (planner === undefined) throw new Error(`${processor.name} is not signed in`);
    const ask = { ...body, cooperativeId, processorId: planner.organisationId };
    const answer = await api.send<{ id: string }>({
      method: 'POST',
      path: '/contracts',
      route: '/contracts',
      as: operator,
      key: `demo-contract-${body.number.slice(-40).replace(/[^\x21-\x7e]/g, '-')}`,
      body: ask,
    });
    if (answer.status < 300) return answer.body.id;
    if (KNOWN_ALREADY.has(answer.code)) return findContract(api, planner, body.number);
    throw new Error(`contract ${body.number} was refused: ${answer.status} ${answer.code} ${JSON.stringify(answer.body).slice(0, 300)}`);
  });
}

async function findContract(api: ApiClient, planner: SignedIn, number: string): Promise<string> {
  let cursor: string | null = '';
  while (cursor !== null) {
    const path: string = `/contracts?limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const page: { items: { id: string; number: string }[]; next: string | null } = await api.must({
      method: 'GET',
      path,
      route: '/contracts',
      as: planner,
    });
    const found = page.items.find((contract) => contract.number === number);
    if (found !== undefined) return found.id;
    cursor = page.next;
  }
  throw new Error(`contract ${number} is taken, but not by the demo's processor`);
}
