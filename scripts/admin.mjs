// npm run admin -- <room> <verb> [...]: what an operator does from the command line, against the database that npm start keeps or DATABASE_URL.
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { DIST, dataDir } from './lib/paths.mjs';
import { Refusal, exitWith } from './lib/refusal.mjs';

const require = createRequire(import.meta.url);

async function main() {
  await ensureInstalled();
  await build({ client: false });
  const { ADMIN_COMMANDS } = require(path.join(DIST, 'apps/api/src/admin.js'));
  const [room, verb, ...words] = process.argv.slice(2);
  const command = ADMIN_COMMANDS[`${room} ${verb}`] ?? ADMIN_COMMANDS[room];
  // A command of one word takes all that follows it.
  const given = command === ADMIN_COMMANDS[room] && verb !== undefined ? [verb, ...words] : words;
  const usages = Object.values(ADMIN_COMMANDS).map((each) => `  npm run admin -- ${each.usage}`);
  if (!command) throw new Refusal(`There is no such command. There are:\n${usages.join('\n')}`);
  process.env.AUDIT_ANCHORS ||= path.join(dataDir(), 'audit-heads.txt');
  const stop = process.env.DATABASE_URL ? undefined : await embedded();
  try {
    process.exitCode = await command.run({ words: given, print: (line) => console.log(line) });
  } finally {
    await stop?.();
  }
}

/** The embedded database, started for this command or joined while npm start runs; whoever started it ends it. */
async function embedded() {
  const { startEmbeddedPostgres } = await import('./lib/postgres/embedded-postgres.mjs');
  const { homeOf } = await import('./lib/postgres/home.mjs');
  const { loginsOf, ownDatabase } = await import('./lib/postgres/own-database.mjs');
  const cluster = await startEmbeddedPostgres({ home: homeOf(dataDir()), durable: true });
  const ownerUrl = await ownDatabase(cluster.url);
  // Whoever looks after the data sees all of it; the audit is checked under its own login.
  Object.assign(process.env, loginsOf(ownerUrl), { DATABASE_URL: ownerUrl });
  return cluster.adopted ? undefined : () => cluster.stop();
}

main().catch(exitWith);
