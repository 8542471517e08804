import { type BalanceFault, compareBalances, recountBalances, type RecountedBalance, type ToldKg } from '@domain/contracts/recount-balance';
import { NO_PROGRESS } from '@domain/contracts/contract';
import type { Tx } from '../../platform/database/unit-of-work';
import { ContractsRepository } from './contracts.repository';

/** What a recount of contracts' balances showed. */
export interface Reconciled {
  readonly contracts: number;
  readonly events: number;
  readonly faults: readonly (BalanceFault & { readonly contractId: string; readonly number: string })[];
  /** Contracts older than the events that are kept: nobody can recount them any more. */
  readonly tooOld: number;
}

interface Kept {
  readonly id: string;
  readonly number: string;
  readonly stream: string;
  readonly calledOffKg: number;
  readonly isTooOld: boolean;
}

const CONTRACTS = `
  SELECT c.id, c.number, 'org:' || c.processor_id AS stream, c.called_off_kg AS "calledOffKg",
         coalesce(s.kept_from, 1) > 1 AND c.registered_at < (SELECT e.at FROM events e WHERE e.stream = s.name ORDER BY e.number LIMIT 1) AS "isTooOld"
  FROM contracts c LEFT JOIN streams s ON s.name = 'org:' || c.processor_id
  WHERE $1::text IS NULL OR c.number = $1 OR c.id::text = $1 ORDER BY c.processor_id, c.number`;

// Only what a balance is made of: a season's events of a large plant are hundreds of thousands.
const TOLD = `
  SELECT number, name,
         CASE WHEN body ? 'callOff' THEN jsonb_build_object('id', body #> '{callOff,id}', 'contractId', body #> '{callOff,contractId}',
           'state', body #> '{callOff,state}', 'kg', body #> '{callOff,kg}', 'shortKg', body #> '{callOff,shortKg}',
           'shortCause', body #> '{callOff,shortCause}') END AS "callOff",
         CASE WHEN body ? 'trade' THEN jsonb_build_object('id', body #> '{trade,id}', 'callOffId', body #> '{trade,callOffId}',
           'state', body #> '{trade,state}', 'kg', body #> '{trade,kg}') END AS trade,
         CASE WHEN name = 'call_off.received' THEN (body ->> 'deliveredKg')::bigint ELSE 0 END AS "deliveredKg",
         CASE WHEN name = 'call_off.received' THEN (body ->> 'acceptedKg')::bigint ELSE 0 END AS "acceptedKg"
  FROM events
  WHERE stream = $1 AND number > $2
    AND (name LIKE 'call\\_off.%' OR (name LIKE 'trade.%' AND body #>> '{trade,callOffId}' IS NOT NULL))
  ORDER BY number LIMIT $3`;

const PAGE = 5_000;

/** Recounts balances from the events that the processor's stream tells, and holds what is kept against them. Changes nothing. */
export async function reconcile(tx: Tx, only: string | null): Promise<Reconciled> {
  const all = await tx.query<Kept[]>(CONTRACTS, [only]);
  const contracts = all.filter((contract) => !contract.isTooOld);
  const progress = await new ContractsRepository().progress(
    tx,
    contracts.map((contract) => contract.id),
  );
  let events = 0;
  const told = new Map<string, RecountedBalance>();
  for (const stream of new Set(contracts.map((contract) => contract.stream))) {
    const rows = await toldOn(tx, stream);
    events += rows.length;
    for (const [id, balance] of recountBalances(rows)) told.set(id, balance);
  }
  const faults = contracts.flatMap(({ id, number, calledOffKg }) => {
    const kept = { ...(progress.get(id) ?? NO_PROGRESS), calledOffKg };
    return compareBalances(kept, told.get(id)).map((fault) => ({ ...fault, contractId: id, number }));
  });
  return { contracts: contracts.length, events, faults, tooOld: all.length - contracts.length };
}

async function toldOn(tx: Tx, stream: string): Promise<ToldKg[]> {
  const rows: ToldKg[] = [];
  for (let after = 0; ;) {
    const page = await tx.query<(ToldKg & { number: number })[]>(TOLD, [stream, after, PAGE]);
    rows.push(...page);
    if (page.length < PAGE) return rows;
    after = page.at(-1)?.number ?? after;
  }
}
