import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { asProgram } from '../database/row-scope';
import { UnitOfWork, type Tx } from '../database/unit-of-work';
import { LOG } from '../log/log.module';
import { CANONICAL, CHAIN_START, linkAfter } from './audit-chain';

/** A change is sealed within five seconds (DESIGN 9, invariant 18); one look a second leaves room for a long transaction. */
const LOOK_MS = 1_000;
/** Rows sealed in one transaction. */
const BATCH = 2_000;
/** Any number that no other program takes as an advisory lock in our database: one sealer at a time, however many processes. */
const SEALER_LOCK = 7_301_993;

// Every transaction older than the oldest one still running has ended, so no row can appear below that line any more: rows below it,
// by transaction and then by number, are complete and in a fixed order.
const UNSEALED = `
  SELECT a.tx::text AS tx, a.id, ${CANONICAL} AS text FROM audit_log a
  WHERE a.tx < pg_snapshot_xmin(pg_current_snapshot()) AND (a.tx, a.id) > ($1::xid8, $2::bigint)
  ORDER BY a.tx, a.id LIMIT $3`;
const HEAD = `SELECT number, tx::text AS tx, id, hash FROM audit_chain ORDER BY number DESC LIMIT 1`;
const SEAL = `
  INSERT INTO audit_chain (number, tx, id, hash)
  SELECT number, tx::xid8, id, decode(hash, 'hex') FROM jsonb_to_recordset($1) AS r (number bigint, tx text, id bigint, hash text)`;

interface Head {
  readonly number: number;
  readonly tx: string;
  readonly id: number;
  readonly hash: Buffer;
}

/** Chains what the audit took in, in the order of commit, so that a row changed, removed or put in between shows. */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly work: UnitOfWork,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => (this.running ??= this.look().finally(() => (this.running = undefined))), LOOK_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async look(): Promise<void> {
    try {
      while ((await asProgram('the audit is chained', () => this.work.run((tx) => this.seal(tx)))) === BATCH);
    } catch (error) {
      this.log.warn({ error: (error as Error).message }, 'the audit could not be sealed; trying again');
    }
  }

  /** Answers how many rows were chained. */
  private async seal(tx: Tx): Promise<number> {
    const [lock] = await tx.query<{ mine: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS mine', [SEALER_LOCK]);
    if (!lock?.mine) return 0;
    const [head] = await tx.query<Head[]>(HEAD);
    const rows = await tx.query<{ tx: string; id: number; text: string }[]>(UNSEALED, [head?.tx ?? '0', head?.id ?? 0, BATCH]);
    if (rows.length === 0) return 0;
    let [number, hash]: [number, Buffer] = [head?.number ?? 0, head?.hash ?? CHAIN_START];
    const links = rows.map((row) => {
      [number, hash] = [number + 1, linkAfter(hash, row.text)];
      return { number, tx: row.tx, id: row.id, hash: hash.toString('hex') };
    });
    await tx.query(SEAL, [JSON.stringify(links)]);
    return rows.length;
  }
}
