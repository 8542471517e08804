import fs from 'node:fs';
import path from 'node:path';
import { withKeptClient } from './test-databases';

const FOLDER = path.resolve(__dirname, '../invariants');

/** What must hold of every database at every moment, as SQL that answers with the rows that break it. */
export function invariantFiles(): string[] {
  const files = fs.existsSync(FOLDER) ? fs.readdirSync(FOLDER).filter((name) => name.endsWith('.sql')) : [];
  if (files.length === 0) throw new Error(`no invariants in ${FOLDER}: a check of nothing proves nothing`);
  return files.sort();
}

/** Runs every invariant. Answers with up to five rows of each that is broken. */
export async function brokenInvariants(databaseUrl: string): Promise<Record<string, unknown[]>> {
  return withKeptClient(databaseUrl, async (client) => {
    const broken: Record<string, unknown[]> = {};
    for (const file of invariantFiles()) {
      const { rows } = await client.query<object>(fs.readFileSync(path.join(FOLDER, file), 'utf8'));
      if (rows.length > 0) broken[file] = rows.slice(0, 5);
    }
    return broken;
  });
}

/** Runs every invariant and fails with the rows that break one. */
export async function expectInvariants(databaseUrl: string): Promise<void> {
  expect(await brokenInvariants(databaseUrl)).toEqual({});
}
