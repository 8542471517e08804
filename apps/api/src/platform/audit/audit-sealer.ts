import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Logger } from 'pino';
import { instantToIso } from '@domain/shared/instant';
import { Clock } from '../clock/clock';
import { ENV } from '../config/config.module';
import type { Env } from '../config/env';
import { LOG } from '../log/log.module';
import { anchorText, noteAnchor } from './audit-anchors';
import { CANONICAL, CHAIN_START, linkAfter } from './audit-chain';
import { AuditConnection } from './audit-connection';
import type { Anchor } from './verify-audit';

/** A change is sealed within five seconds (DESIGN 9, invariant 18); one look a second leaves room for a long transaction. */
const LOOK_MS = 1_000;
/** How often the head is noted outside of the database while there is news: DESIGN asks for a day, an hour loses less. */
const ANCHOR_MS = 3_600_000;
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
  private readonly connection: AuditConnection;
  private head: Anchor | undefined;
  private anchored: { readonly number: number; readonly at: number } | undefined;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.connection = new AuditConnection(env.auditDatabaseUrl);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => (this.running ??= this.look().finally(() => (this.running = undefined))), LOOK_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    this.anchor();
    await this.connection.close();
  }

  private async look(): Promise<void> {
    try {
      while ((await this.connection.run((client) => this.seal(client))) === BATCH);
      if (this.clock.monotonicMs() - (this.anchored?.at ?? -Infinity) >= ANCHOR_MS) this.anchor();
    } catch (error) {
      this.log.warn({ error: (error as Error).message }, 'the audit could not be sealed; trying again');
    }
  }

  /** Notes the head where a later hand in the database does not reach: in a file, if there is one, and in the log. */
  private anchor(): void {
    if (!this.head || this.head.number === this.anchored?.number) return;
    try {
      if (this.env.auditAnchors !== undefined) noteAnchor(this.env.auditAnchors, instantToIso(this.clock.now()), this.head);
      this.log.info({ auditHead: anchorText(this.head) }, 'a head of the audit, to be held against the chain');
      this.anchored = { number: this.head.number, at: this.clock.monotonicMs() };
    } catch (error) {
      this.log.warn({ error: (error as Error).message }, 'the head of the audit could not be noted; trying again');
    }
  }

  /** Answers how many rows were chained. */
  private async seal(client: PoolClient): Promise<number> {
    const ask = async <Row>(text: string, values: unknown[]): Promise<Row[]> => (await client.query(text, values)).rows as Row[];
    const [lock] = await ask<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [SEALER_LOCK]);
    if (!lock?.mine) return 0;
    const [head] = await ask<Head>(HEAD, []);
    const rows = await ask<{ tx: string; id: number; text: string }>(UNSEALED, [head?.tx ?? '0', head?.id ?? 0, BATCH]);
    if (rows.length === 0) return 0;
    let [number, hash]: [number, Buffer] = [head?.number ?? 0, head?.hash ?? CHAIN_START];
    const links = rows.map((row) => {
      [number, hash] = [number + 1, linkAfter(hash, row.text)];
      return { number, tx: row.tx, id: row.id, hash: hash.toString('hex') };
    });
    await ask(SEAL, [JSON.stringify(links)]);
    this.head = { number, hash: hash.toString('hex') };
    return rows.length;
  }
}
