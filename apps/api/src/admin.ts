import { generateVAPIDKeys } from 'web-push';
import { replay } from './features/clearing/replay';
import { reconcile } from './features/contracts/reconcile';
import { type KeptRound, RoundFilesRepository } from './features/clearing/round-files.repository';
import type { MarketId } from '@domain/shared/ids';
import { environment } from './platform/config/env';
import { maintenanceSource } from './platform/database/data-source';
import { readAnchors } from './platform/audit/audit-anchors';
import { AuditConnection } from './platform/audit/audit-connection';
import { verifyAudit, type Anchor } from './platform/audit/verify-audit';

/** What a command of `npm run admin` is given: the words after its name, and where to write lines. */
export interface AdminCall {
  readonly words: readonly string[];
  print(line: string): void;
}

/** One command. Answers the exit status. */
export interface AdminCommand {
  readonly usage: string;
  run(call: AdminCall): Promise<number>;
}

const ANCHOR = /^(\d+):([0-9a-f]{64})$/;

const ROUND = /^([a-z0-9-]{1,80})\/([1-9]\d{0,8})$/;

/** Every command of `npm run admin -- <room> <verb>`, or of one word. */
export const ADMIN_COMMANDS: Readonly<Record<string, AdminCommand>> = {
  'audit verify': {
    usage:
      'audit verify [--head NUMBER:HASH] [--anchors FILE]   recomputes the chain of the audit and holds it against the heads noted in AUDIT_ANCHORS',
    run: async ({ words, print }) => {
      const env = environment();
      const file = wordAfter(words, '--anchors') ?? env.auditAnchors;
      const anchors = [...readAnchor(words), ...(file === undefined ? [] : readAnchors(file))];
      const connection = new AuditConnection(env.auditDatabaseUrl);
      try {
        const verdict = await connection.run((client) =>
          verifyAudit({ query: async <Row>(text: string, values?: unknown[]) => (await client.query(text, values)).rows as Row }, anchors),
        );
        for (const fault of verdict.faults) print(`✖ ${fault}`);
        print(
          `${verdict.rows} rows, ${anchors.length} noted heads, ${verdict.faults.length} faults; head ${verdict.head ? `${verdict.head.number}:${verdict.head.hash}` : 'none'}`,
        );
        return verdict.faults.length === 0 ? 0 : 1;
      } finally {
        await connection.close();
      }
    },
  },
  'contracts reconcile': {
    usage: 'contracts reconcile [NUMBER|ID]   recounts balances of contracts from their events and names every figure that differs',
    run: async ({ words, print }) => {
      const source = await maintenanceSource(environment().databaseUrl, []).initialize();
      try {
        // One picture: a program that serves meanwhile moves no kilogram between the two readings.
        const found = await source.transaction('REPEATABLE READ', (tx) => reconcile(tx, words[0] ?? null));
        for (const { number, contractId, figure, keptKg, toldKg } of found.faults)
          print(`✖ ${number} (${contractId}): ${figure} is ${keptKg}, its events add up to ${toldKg}`);
        const old = found.tooOld === 0 ? '' : `, ${found.tooOld} older than the events that are kept`;
        print(`${found.contracts} contracts, ${found.events} events, ${found.faults.length} differences${old}`);
        return found.faults.length === 0 ? 0 : 1;
      } finally {
        await source.destroy();
      }
    },
  },
  'push keys': {
    usage: 'push keys   prints a new pair of keys by which push services know a site: PUSH_PUBLIC_KEY, PUSH_PRIVATE_KEY',
    run: ({ print }) => {
      const { publicKey, privateKey } = generateVAPIDKeys();
      print(`PUSH_PUBLIC_KEY=${publicKey}`);
      print(`PUSH_PRIVATE_KEY=${privateKey}`);
      return Promise.resolve(0);
    },
  },
  replay: {
    usage: 'replay MARKET/ROUND   makes a round again from its stored input: the result must be the same to the byte',
    run: async ({ words, print }) => {
      const name = words[0] ?? '';
      const kept = await keptRound(name);
      if (typeof kept === 'string') {
        print(`✖ ${kept}`);
        return 1;
      }
      const { faults, resultHash, bytes } = replay(name, kept);
      for (const fault of faults) print(`✖ ${fault}`);
      if (faults.length === 0) print(`${name}: the same result to the byte (${bytes} bytes, ${resultHash})`);
      return faults.length === 0 ? 0 : 1;
    },
  },
};

/** The files of a round, or why there are none. */
async function keptRound(name: string): Promise<KeptRound | string> {
  const [, market, number] = ROUND.exec(name) ?? [];
  if (market === undefined || number === undefined) return `"${name}" names no round: say MARKET/ROUND, such as mango/12`;
  const source = await maintenanceSource(environment().databaseUrl, []).initialize();
  try {
    const kept = await new RoundFilesRepository().ofRound(source.manager, market as MarketId, parseInt(number, 10));
    return kept ?? `there is no round ${name}, or its input is no longer kept`;
  } finally {
    await source.destroy();
  }
}

function wordAfter(words: readonly string[], option: string): string | undefined {
  const at = words.indexOf(option);
  return at < 0 ? undefined : (words[at + 1] ?? '');
}

function readAnchor(words: readonly string[]): Anchor[] {
  const word = wordAfter(words, '--head');
  if (word === undefined) return [];
  const [, number, hash] = ANCHOR.exec(word) ?? [];
  if (number === undefined || hash === undefined) throw new Error('--head is NUMBER:HASH, as an earlier check printed it');
  return [{ number: parseInt(number, 10), hash }];
}
