import { prepareDatabase } from './setup';
import { loadParts, start } from './start';

export { loadParts, prepareDatabase, start };

/** Prepare the database, start, say where, and end cleanly when told to. */
async function main(): Promise<void> {
  await prepareDatabase((line) => process.stderr.write(`${line}\n`));
  const running = await start();
  process.stdout.write(`${JSON.stringify({ listening: running.url })}\n`);
  const end = (): void => void running.close().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

if (require.main?.filename === __filename) {
  main().catch((error: unknown) => {
    process.stderr.write(`${(error as Error).stack ?? String(error)}\n`);
    process.exit(1);
  });
}
