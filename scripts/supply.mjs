// npm run supply [-- --since COMMIT]: what is known of the packages that the lock file names. The list of parts is made without the network;
// signatures, known holes and ages are asked of the registry, and where it does not answer this says so: it is never taken for a yes.
import fs from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { AGE_DAYS_MIN, isTooYoung, newlyLocked } from './lib/locked-versions.mjs';
import { DIST, ROOT } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { exitWith, Refusal } from './lib/refusal.mjs';

const LIMIT_MS = 120_000;
/** The registry, or who keeps its keys, is not there or does not serve this. */
const UNANSWERED =
  /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|E40[345]|40[345] |endpoint returned an error|network request/;

const npm = (...words) => run(process.platform === 'win32' ? 'npm.cmd' : 'npm', words, { cwd: ROOT, limitMs: LIMIT_MS });

/** 'ok', 'faults' or 'unanswered', with what was said. */
function verdictOf({ status, output }) {
  if (status === 0) return { verdict: 'ok', output };
  return { verdict: UNANSWERED.test(output) || status === null ? 'unanswered' : 'faults', output };
}

async function bill() {
  const { status, output } = await npm('sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--loglevel=error');
  if (status !== 0) throw new Refusal(`The list of parts could not be made: ${output.trim().split('\n').at(-1)}`);
  const file = path.join(DIST, 'sbom.cdx.json');
  fs.mkdirSync(DIST, { recursive: true });
  fs.writeFileSync(file, output.slice(output.indexOf('{')));
  return `${JSON.parse(fs.readFileSync(file, 'utf8')).components.length} parts, CycloneDX, in ${path.relative(ROOT, file)}`;
}

/** Versions that the lock file did not have at a commit, and that are not a week old. */
async function ages(since) {
  const then = await run('git', ['show', `${since}:package-lock.json`], { cwd: ROOT });
  if (then.status !== 0) throw new Refusal(`There is no lock file at ${since}: ${then.output.trim()}`);
  const now = JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'));
  const young = [];
  for (const named of newlyLocked(JSON.parse(then.output).packages, now.packages)) {
    const at = named.lastIndexOf('@');
    const asked = await npm('view', named.slice(0, at), 'time', '--json', '--loglevel=error');
    if (asked.status !== 0) return { verdict: 'unanswered', output: asked.output };
    const published = JSON.parse(asked.output.slice(asked.output.indexOf('{')))[named.slice(at + 1)];
    if (isTooYoung(published, Date.now())) young.push(`${named} was published ${published ?? 'nobody knows when'}`);
  }
  return { verdict: young.length === 0 ? 'ok' : 'faults', output: young.join('\n') };
}

try {
  const [flag, since = 'HEAD', ...rest] = process.argv.slice(2);
  if ((flag !== undefined && flag !== '--since') || rest.length > 0) throw new Refusal('Usage: npm run supply [-- --since COMMIT]');
  await ensureInstalled();
  console.log(`  parts: ${await bill()}`);
  const asked = {
    [`versions new since ${since} are ${AGE_DAYS_MIN} days old`]: await ages(since),
    'signatures of the registry': verdictOf(await npm('audit', 'signatures')),
    'no high hole known in what is served': verdictOf(await npm('audit', '--omit=dev', '--audit-level=high')),
  };
  for (const [what, { verdict, output }] of Object.entries(asked)) {
    console.log(
      `${verdict === 'ok' ? '  ' : '✖ '}${what}: ${verdict === 'unanswered' ? 'not checked, the registry did not answer' : verdict}`,
    );
    if (verdict === 'faults') console.log(output.trim());
  }
  process.exit(Object.values(asked).every(({ verdict }) => verdict === 'ok') ? 0 : 1);
} catch (error) {
  exitWith(error);
}
