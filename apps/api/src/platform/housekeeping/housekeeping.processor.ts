import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import type { Logger } from 'pino';
import { EventLog } from '../event-log/event-log';
import { LOG } from '../log/log.module';
import { KeptSchedule } from '../queue/kept-schedule';
import type { Jobs } from '../queue/queues';

const EVERY_MS = 3_600_000;
/** Rows let go in one statement: short enough to be in nobody's way. */
const BATCH = 5_000;
/** Batches of one kind in one run; the rest goes in the next hour. */
const BATCHES_MAX = 100;

// Inputs and results of rounds: 90 days, of one market at most 2 GiB, and none of rounds that came to nothing. What is kept is newest first.
const ROUND_FILES = `
  DELETE FROM round_files WHERE id IN (
    SELECT f.id FROM (
      SELECT id, written_at, sum(octet_length(input) + octet_length(result) + octet_length(names)) OVER (PARTITION BY market_id ORDER BY written_at DESC) AS bytes
      FROM round_files
    ) f
    WHERE f.written_at < clock_timestamp() - interval '90 days' OR f.bytes > 2147483648
       OR (f.written_at < clock_timestamp() - interval '1 hour' AND NOT EXISTS (SELECT 1 FROM rounds r WHERE r.files_id = f.id))
    LIMIT $1)`;

/** Asks for a run every hour. */
@Injectable()
export class HousekeepingScheduler extends KeptSchedule {
  constructor(@InjectQueue('housekeeping') queue: Queue<Jobs['housekeeping']>, @Inject(LOG) log: Logger) {
    super(queue, { everyMs: EVERY_MS, job: 'tidy' }, log);
  }
}

/** Lets go of what is no longer kept: events after 400 days, answers to repeated requests after 30, sessions a day after their end, files of rounds, notices after 90 days. */
@Processor('housekeeping', { concurrency: 1 })
export class HousekeepingProcessor extends WorkerHost {
  constructor(
    private readonly log: EventLog,
    private readonly source: DataSource,
  ) {
    super();
  }

  override async process(): Promise<void> {
    await drain(() => this.log.forget(BATCH));
    await drain(() =>
      this.count(`DELETE FROM idempotency_keys WHERE (organisation_id, key) IN
      (SELECT organisation_id, key FROM idempotency_keys WHERE created_at < clock_timestamp() - interval '30 days' LIMIT $1)`),
    );
    await drain(() =>
      this.count(`DELETE FROM sessions WHERE token_hash IN
      (SELECT token_hash FROM sessions WHERE expires_at < clock_timestamp() - interval '1 day' LIMIT $1)`),
    );
    await drain(() => this.count(ROUND_FILES));
    await drain(() =>
      this.count(
        `DELETE FROM notices WHERE id IN (SELECT id FROM notices WHERE sent_at < clock_timestamp() - interval '90 days' LIMIT $1)`,
      ),
    );
  }

  private async count(statement: string): Promise<number> {
    const [, deleted] = await this.source.query<[unknown[], number]>(statement, [BATCH]);
    return deleted;
  }
}

async function drain(forgetSome: () => Promise<number>): Promise<void> {
  for (let batch = 0; batch < BATCHES_MAX; batch++) if ((await forgetSome()) < BATCH) return;
}
