// npm run import -- offers|orders|contracts FILE.csv [--dry-run] [--url ADDRESS]: lots, orders or drafts of contracts from a file into a
// running server, as the organisation whose key MUAVU_API_KEY holds. All rows or none; what is refused is said by its line.
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { exitWith, Refusal } from './lib/refusal.mjs';

const USAGE = 'Usage: MUAVU_API_KEY=mv_… npm run import -- offers|orders|contracts FILE.csv [--dry-run] [--url http://localhost:3000]';
/** Where each kind goes, and what its report counts. */
const KINDS = {
  offers: { door: 'offer-imports', done: 'opened', words: 'lots are on sale' },
  orders: { door: 'order-imports', done: 'placed', words: 'orders are placed' },
  contracts: { door: 'contract-imports', done: 'written', words: 'contracts are written down; they bind nobody until both have signed' },
};

function readArguments(words) {
  const options = { isTrial: false, url: process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}` };
  const plain = [];
  for (let at = 0; at < words.length; at++) {
    if (words[at] === '--dry-run') options.isTrial = true;
    else if (words[at] === '--url') options.url = words[++at] ?? '';
    else if (words[at].startsWith('--')) throw new Refusal(`Unknown option ${words[at]}. ${USAGE}`);
    else plain.push(words[at]);
  }
  const [name, file] = plain;
  const kind = Object.hasOwn(KINDS, name ?? '') ? KINDS[name] : undefined;
  if (!kind || file === undefined || plain.length !== 2) throw new Refusal(USAGE);
  const secret = process.env.MUAVU_API_KEY;
  if (!secret) throw new Refusal(`MUAVU_API_KEY is not set: a manager makes a key on the account page. ${USAGE}`);
  return { ...options, kind, file, secret };
}

function readFile(file) {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${error.message}`);
  }
}

/** The same file on the same day is one import, however often it is sent: an answer that was lost is given again. */
const keyOf = (door, bytes) =>
  createHash('sha256')
    .update(`${door} ${new Date().toISOString().slice(0, 10)} `)
    .update(bytes)
    .digest('hex');

async function send({ url, kind, secret }, bytes, isTrial) {
  const address = `${url.replace(/\/$/, '')}/api/v1/${kind.door}${isTrial ? '?dryRun=1' : ''}`;
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secret}`,
      'content-type': 'text/csv',
      'idempotency-key': isTrial ? randomUUID() : keyOf(kind.door, bytes),
    },
    body: bytes,
  }).catch((error) => {
    throw new Refusal(`No answer from ${url}: ${error.cause?.message ?? error.message}. Is it running? The same command may be repeated.`);
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(`The server refused the file (${response.status} ${body.code ?? ''}): ${body.detailEn ?? ''}`);
  return body;
}

function tell({ rows, refused }) {
  for (const { line, field, code, detailEn } of refused)
    console.log(`line ${line}${field === null ? '' : `, ${field}`}: ${detailEn} (${code})`);
  if (refused.length > 0) console.log(`${refused.length} of ${rows} rows are refused; nothing was imported.`);
}

async function main() {
  const options = readArguments(process.argv.slice(2));
  const bytes = readFile(options.file);
  // Tried first, so that what is kept under the file's key is an import and never a refusal.
  const trial = await send(options, bytes, true);
  tell(trial);
  if (trial.refused.length > 0) process.exitCode = 1;
  else if (options.isTrial) console.log(`${trial.rows} rows are right; nothing was imported (--dry-run).`);
  else {
    const report = await send(options, bytes, false);
    tell(report);
    if (report.refused.length > 0) process.exitCode = 1;
    else console.log(`${report[options.kind.done]} ${options.kind.words}.`);
  }
}

main().catch(exitWith);
