import { randomUUID } from 'node:crypto';
import { HttpClient, expectDone } from './http-client';

/** The operator that a demo database brings. */
const OPERATOR = { name: 'operator@demo.muavu.vn', password: 'van-hanh-cho-mua-vu-2026' };
/** The same, for the sign-in form. */
export const OPERATOR_PERSON = { signInName: OPERATOR.name, password: OPERATOR.password };
const PASSWORD = 'duoc-mua-duoc-gia-2026';

const FIRST_ROLE = {
  cooperative: 'manager',
  processor: 'planner',
  trader: 'buyer',
  exporter: 'buyer',
  supermarket: 'buyer',
  department: 'officer',
  operator: 'operator',
} as const;

export type Kind = keyof typeof FIRST_ROLE;

/** A signed-in member and where they belong. */
export interface Person {
  readonly http: HttpClient;
  readonly organisationId: string;
  readonly signInName: string;
  readonly password: string;
}

export interface Registering {
  readonly name?: string;
  readonly placeId?: string;
  /** An organisation of the same owner. */
  readonly sameOwnerAs?: string;
}

export function signInOperator(url: string): Promise<HttpClient> {
  return new HttpClient(url).signIn(OPERATOR.name, OPERATOR.password);
}

/** Registers an organisation with one member and signs that member in. */
export async function aPerson(operator: HttpClient, kind: Kind, { name, ...more }: Registering = {}): Promise<Person> {
  const mark = randomUUID().slice(0, 8);
  const signInName = `${kind}.${mark}@test.muavu.vn`;
  const organisation = expectDone(
    await operator.post<{ id: string }>('/api/v1/organisations', {
      kind,
      name: name ?? `${kind} ${mark}`,
      demo: true,
      members: [{ name: `Người ${mark}`, signInName, password: PASSWORD, role: FIRST_ROLE[kind] }],
      ...more,
    }),
  );
  const http = await new HttpClient(operator.url).signIn(signInName, PASSWORD);
  return { http, organisationId: organisation.id, signInName, password: PASSWORD };
}

/** A cooperative with a manager and a clerk, both signed in. */
export async function aManagerAndAClerk(operator: HttpClient, name: string): Promise<readonly [manager: Person, clerk: Person]> {
  const members = (['manager', 'clerk'] as const).map((role) => ({
    role,
    name: `Người ${role}`,
    signInName: `${role}.${randomUUID()}@test.muavu.vn`,
    password: PASSWORD,
  }));
  const organisation = { kind: 'cooperative', name, demo: true, members };
  const { id: organisationId } = expectDone(await operator.post<{ id: string }>('/api/v1/organisations', organisation));
  const [manager, clerk] = await Promise.all(
    members.map(async ({ signInName }) => {
      const http = await new HttpClient(operator.url).signIn(signInName, PASSWORD);
      return { http, organisationId, signInName, password: PASSWORD };
    }),
  );
  if (!manager || !clerk) throw new Error('nobody there');
  return [manager, clerk];
}
