// Migrations, queue tables and reference data for the database at DATABASE_URL, and nothing else. Safe to repeat.
import { createRequire } from 'node:module';
import path from 'node:path';
import { SERVER } from './lib/paths.mjs';
import { exitWith } from './lib/refusal.mjs';

try {
  const { prepareDatabase } = createRequire(import.meta.url)(path.join(SERVER, 'main.js'));
  await prepareDatabase((line) => console.log(line));
} catch (error) {
  exitWith(error);
}
