// npm test, and with --long npm run test:long: the full counts of random and repeated tests.
// Written for any Node from 14 on and without packages: it must be able to say that Node is too old.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `\n✖ Mùa Vụ needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org and start again.`,
  );
  process.exit(1);
}
if (process.argv.includes('--long')) process.env.LONG = '1';
const { exitWith } = await import('./lib/refusal.mjs');
try {
  const { ensureInstalled } = await import('./lib/install.mjs');
  await ensureInstalled();
  const { runAllTests } = await import('./lib/run-all-tests.mjs');
  process.exitCode = await runAllTests();
} catch (error) {
  exitWith(error);
}
