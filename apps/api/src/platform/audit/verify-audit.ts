import { CANONICAL, CHAIN_START, linkAfter } from './audit-chain';

/** Anything that runs a statement. */
export interface Asking {
  query<Row = unknown>(text: string, values?: unknown[]): Promise<Row>;
}

/** A place of the chain that somebody noted outside of the database: its number and its hash in hexadecimal. */
export interface Anchor {
  readonly number: number;
  readonly hash: string;
}

/** What a check of the chain found. */
export interface AuditVerdict {
  readonly rows: number;
  /** The last place; note it elsewhere, and a chain that was cut short shows. */
  readonly head: Anchor | null;
  /** Sentences, each about one row or place; empty when all is well. */
  readonly faults: readonly string[];
}

const PAGE = 5_000;
/** More says no more. */
const FAULTS_MAX = 1_000;
/** A row that waits longer than this for its seal was put in beside the program, or nothing seals. */
const SEALED_WITHIN_SECONDS = 30;

const LINKS = `
  SELECT c.number, c.id, encode(c.hash, 'hex') AS hash, CASE WHEN a.id IS NOT NULL THEN ${CANONICAL} END AS text
  FROM audit_chain c LEFT JOIN audit_log a ON a.tx = c.tx AND a.id = c.id
  WHERE c.number > $1 ORDER BY c.number LIMIT ${PAGE}`;
const UNSEALED = `
  SELECT a.id FROM audit_log a WHERE a.at < clock_timestamp() - interval '${SEALED_WITHIN_SECONDS} seconds'
    AND NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.id = a.id) ORDER BY a.id LIMIT ${FAULTS_MAX}`;

/**
 * Recomputes the whole chain. Each row is held against its own link, so that every row that was touched is named, not only the first.
 * `anchors` are places noted earlier: a chain that was cut short or made anew does not pass them.
 */
export async function verifyAudit(source: Asking, anchors: readonly Anchor[]): Promise<AuditVerdict> {
  const faults: string[] = [];
  let [number, before]: [number, Buffer] = [0, CHAIN_START];
  const noted = new Map<number, Set<string>>();
  for (const anchor of anchors) noted.set(anchor.number, (noted.get(anchor.number) ?? new Set()).add(anchor.hash));
  for (;;) {
    const links = await source.query<{ number: string | number; id: string | number; hash: string; text: string | null }[]>(LINKS, [
      number,
    ]);
    if (links.length === 0) break;
    for (const link of links) {
      if (Number(link.number) !== number + 1) faults.push(`place ${number + 1}: the chain has no such place`);
      if (link.text === null) faults.push(`row ${link.id} (place ${link.number}): the row is gone`);
      else if (linkAfter(before, link.text).toString('hex') !== link.hash)
        faults.push(`row ${link.id} (place ${link.number}): the row or its seal was changed`);
      [number, before] = [Number(link.number), Buffer.from(link.hash, 'hex')]; // go on from what stands there, or every later row would be named too
      for (const hash of noted.get(number) ?? [])
        if (hash !== link.hash) faults.push(`place ${number}: the chain is another than the one that was noted`);
      if (faults.length >= FAULTS_MAX) break;
    }
    if (faults.length >= FAULTS_MAX) break;
  }
  const beyond = faults.length >= FAULTS_MAX ? [] : [...noted.keys()].filter((place) => place > number);
  faults.push(...beyond.map((place) => `place ${place}: the chain was cut short, it ends at ${number}`));
  const unsealed = await source.query<{ id: string | number }[]>(UNSEALED);
  faults.push(...unsealed.map((row) => `row ${row.id}: it was never sealed`));
  return { rows: number, head: number === 0 ? null : { number, hash: before.toString('hex') }, faults };
}
