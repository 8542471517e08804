import type { ApiClient, SignedIn } from '../http/api-client';

/** The sign-in that a demo database is born with. It is refused in production. */
export const DEMO_OPERATOR = { name: 'operator@demo.muavu.vn', password: 'van-hanh-cho-mua-vu-2026' } as const;

/** Signs the demo operator in. @throws Error when this server has none */
export async function signInOperator(api: ApiClient): Promise<SignedIn> {
  const operator = await api.signIn(DEMO_OPERATOR.name, DEMO_OPERATOR.password);
  if (operator === null) throw new Error(`the server at ${api.url} has no demo operator: start it with npm start, on a demo database`);
  return operator;
}
