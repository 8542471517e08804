import { AsyncLocalStorage } from 'node:async_hooks';

/** Who a change is written down for in the audit. Fields that are not known are left out. */
export interface Doer {
  readonly memberId?: string;
  readonly organisationId?: string;
  /** The API key that was used instead of a session. */
  readonly apiKeyId?: string;
  /** The operator, whose staff acts for the organisation. */
  readonly staffOf?: string;
  readonly requestId?: string;
  readonly address?: string;
  /** What the program itself was doing, when no person asked for it. */
  readonly work?: string;
}

/** Whose rows the work at hand may see and change: all (the program itself), one organisation's, or nobody's. */
export interface RowScope {
  readonly reach: 'program' | 'nobody' | { readonly organisationId: string };
  readonly doer: Doer;
}

const NOBODY: RowScope = { reach: 'nobody', doer: {} };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A request's scope is found out by its guard, after the request has begun: so what is carried along is a box. */
const current = new AsyncLocalStorage<{ scope: RowScope }>();

/** The scope of the work at hand. Work that nobody declared reaches no row. */
export function rowScope(): RowScope {
  return current.getStore()?.scope ?? NOBODY;
}

/**
 * Work that the program does for itself, or that must touch rows of more than one organisation. `why` is for readers, and for the spec
 * that lists every such place (row-scope.spec.ts). Whoever asked for it stays the doer.
 */
export function asProgram<T>(why: string, work: () => T): T {
  const { doer } = rowScope();
  return current.run({ scope: { reach: 'program', doer: Object.keys(doer).length > 0 ? doer : { work: why } } }, work);
}

/** Work that begins with nobody: the connections that come in. */
export function asNobody<T>(work: () => T): T {
  return current.run({ scope: NOBODY }, work);
}

/** A request from outside: reaches nothing until {@link enter} says who it is. */
export function asStranger<T>(doer: Doer, work: () => T): T {
  return current.run({ scope: { reach: 'nobody', doer } }, work);
}

/** Says who the request at hand is of, from here to its end. */
export function enter(reach: RowScope['reach'], doer: Doer): void {
  const box = current.getStore();
  if (!box) throw new Error('a scope was entered outside of a request');
  box.scope = { reach, doer: { ...box.scope.doer, ...doer } };
}

/** Work for one organisation that came by another way than a request. */
export function asOrganisation<T>(organisationId: string, doer: Doer, work: () => T): T {
  return current.run({ scope: { reach: { organisationId }, doer: { ...rowScope().doer, organisationId, ...doer } } }, work);
}

/** What PostgreSQL is told at the beginning of a transaction. Local to it, so that a connection of the pool cannot carry it on. */
export function scopeStatements({ reach, doer }: RowScope): string {
  const scope = typeof reach === 'string' ? (reach === 'program' ? 'program' : '') : reach.organisationId;
  if (scope !== '' && scope !== 'program' && !UUID.test(scope)) throw new Error('an organisation’s id is not a UUID');
  return `SET LOCAL app.scope = '${scope}'; SET LOCAL app.doer = '${JSON.stringify(doer).replaceAll("'", "''")}'`;
}
