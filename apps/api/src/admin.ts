import { replay } from './features/clearing/replay';
import { type KeptRound, RoundFilesRepository } from './features/clearing/round-files.repository';
import type { MarketId } from '@domain/shared/ids';
import { environment } from './platform/config/env';
import { maintenanceSource } from './platform/database/data-source';
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
    usage: 'audit verify [--head NUMBER:HASH]   recomputes the chain of the audit; --head is a place noted earlier',
    run: async ({ words, print }) => {
      const anchor = readAnchor(words);
      const source = await maintenanceSource(environment().databaseUrl, []).initialize();
      try {
        const verdict = await verifyAudit(source, anchor);
        for (const fault of verdict.faults) print(`✖ ${fault}`);
        print(
          `${verdict.rows} rows, ${verdict.faults.length} faults; head ${verdict.head ? `${verdict.head.number}:${verdict.head.hash}` : 'none'}`,
        );
        return verdict.faults.length === 0 ? 0 : 1;
      } finally {
        await source.destroy();
      }
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

function readAnchor(words: readonly string[]): Anchor | null {
  const at = words.indexOf('--head');
  if (at < 0) return null;
  const [, number, hash] = ANCHOR.exec(words[at + 1] ?? '') ?? [];
  if (number === undefined || hash === undefined) throw new Error('--head is NUMBER:HASH, as an earlier check printed it');
  return { number: parseInt(number, 10), hash };
}
