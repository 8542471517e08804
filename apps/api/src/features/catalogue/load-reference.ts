import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { readReferenceFiles } from './reference-files';
import { stateProducts } from './state-products';
import { type DatasetRows, datasetRows, type TableRows } from './reference-rows';

/** Any number that no other lock of the program uses: two processes that start together load one after the other. */
const LOAD_LOCK = 20_250_701;

/** What a load did: whether anything was written, and how many rows each table of the files holds. */
export interface LoadReport {
  readonly changed: boolean;
  readonly counts: Record<string, number>;
}

/**
 * Brings the tables to the version of the reference files, in one transaction. Loading the same files twice writes nothing.
 *
 * What is compared is the hash of the rows, so a change in a rule of derivation is loaded as a change in a file is.
 * @throws Error when a file no longer has a record that the tables hold: offers and orders may point at it
 */
export async function loadReferenceData(dataSource: DataSource): Promise<LoadReport> {
  const datasets = datasetRows(readReferenceFiles());
  const counts = Object.fromEntries(datasets.flatMap((dataset) => dataset.tables.map(({ table, rows }) => [table, rows.length])));
  return dataSource.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOAD_LOCK]);
    const loaded = await loadedHashes(tx);
    const stale = datasets.filter((dataset) => loaded.get(dataset.name) !== hashOf(dataset));
    for (const dataset of stale) {
      for (const table of dataset.tables) await writeTable(tx, table);
      await stateProducts(tx, dataset);
      await recordDataset(tx, dataset);
    }
    return { changed: stale.length > 0, counts };
  });
}

async function loadedHashes(tx: EntityManager): Promise<Map<string, string>> {
  const rows: { name: string; sha256: string }[] = await tx.query('SELECT name, sha256 FROM datasets');
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

function hashOf(dataset: DatasetRows): string {
  return createHash('sha256').update(JSON.stringify(dataset)).digest('hex');
}

async function writeTable(tx: EntityManager, { table, key, rows, mayShrink, others }: TableRows): Promise<void> {
  const keys = key.map(quoted).join(', ');
  const wanted = `SELECT ${keys} FROM jsonb_populate_recordset(null::${quoted(table)}, $1::jsonb)`;
  const json = JSON.stringify(rows);
  const gone: unknown[] = await tx.query(
    `SELECT ${keys} FROM ${quoted(table)} EXCEPT ${wanted}${others === null ? '' : ` EXCEPT ${others}`}`,
    [json],
  );
  if (gone.length > 0 && !mayShrink)
    throw new Error(`the reference data no longer has ${table} ${JSON.stringify(gone)}, which may be in use`);
  if (gone.length > 0) await tx.query(`DELETE FROM ${quoted(table)} WHERE (${keys}) NOT IN (${wanted})`, [json]);
  const columns = Object.keys(rows[0] ?? {});
  const names = columns.map(quoted).join(', ');
  const rest = columns.filter((column) => !key.includes(column)).map((column) => `${quoted(column)} = excluded.${quoted(column)}`);
  const onConflict = rest.length === 0 ? 'NOTHING' : `UPDATE SET ${rest.join(', ')}`;
  await tx.query(
    `INSERT INTO ${quoted(table)} (${names}) SELECT ${names} FROM jsonb_populate_recordset(null::${quoted(table)}, $1::jsonb)
     ON CONFLICT (${keys}) DO ${onConflict}`,
    [json],
  );
}

async function recordDataset(tx: EntityManager, dataset: DatasetRows): Promise<void> {
  await tx.query(
    `INSERT INTO datasets (name, version, date, sha256, records) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (name) DO UPDATE SET version = excluded.version, date = excluded.date, sha256 = excluded.sha256,
       records = excluded.records, loaded_at = now()`,
    [dataset.name, dataset.version, dataset.date, hashOf(dataset), dataset.records],
  );
}

/** Names of tables and columns come from our own code, never from a file. */
function quoted(name: string): string {
  return `"${name}"`;
}
