import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { nextVersion, type ProductVersion } from '@domain/catalogue/product-version';
import { canonical } from '@domain/shared/canonical';
import { addDays, type Day, dayOf } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import { dayAt } from '@domain/shared/instant';
import { databaseNow } from '../../platform/database/database-clock';
import { insertVersion, readVersions, toVersion } from './product-version-rows';
import type { DatasetRows, FileSheet } from './reference-rows';

/** What the first files say held before anything was traded here. */
const BEGINNING = dayOf('2025-01-01', 'effectiveFrom');

/**
 * Keeps what a file says of its products as versions: the first from the beginning, a changed one from today on. A product that an operator
 * has restated since is left to its operator.
 *
 * @throws Error when a file leaves out a variety or a grade that lots may point at
 */
export async function stateProducts(tx: EntityManager, dataset: DatasetRows): Promise<void> {
  const today = dayAt(await databaseNow(tx));
  for (const file of dataset.sheets) await stateProduct(tx, file, today, `${dataset.name}.json, ${dataset.version} (${dataset.date})`);
}

async function stateProduct(tx: EntityManager, { productId, sheet }: FileSheet, today: Day, source: string): Promise<void> {
  const rows = await readVersions(tx, productId);
  const sha256 = createHash('sha256').update(canonical(sheet)).digest('hex');
  const last = rows.at(-1);
  if (last && (last.fileSha256 === null || last.fileSha256 === sha256)) return;
  const history = rows.map(toVersion);
  const effectiveFrom = last === undefined ? BEGINNING : later(today, addDays(dayOf(last.effectiveFrom, 'effectiveFrom'), 1));
  const next = stated(productId, history, { sheet, source, effectiveFrom });
  await insertVersion(tx, productId, next, { fileSha256: sha256 });
}

/** The sheet of a file is held to what an operator's is held to; a fault is one of the program's own files. */
function stated(productId: string, history: readonly ProductVersion[], change: Parameters<typeof nextVersion>[1]): ProductVersion {
  try {
    return nextVersion(history, change, change.effectiveFrom);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new Error(`the reference data of ${productId} cannot be stated: ${error.code} ${JSON.stringify(error.facts)}`);
  }
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}
