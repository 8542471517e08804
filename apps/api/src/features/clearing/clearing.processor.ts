import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { MarketId } from '@domain/shared/ids';
import type { Jobs } from '../../platform/queue/queues';
import { ClearingService } from './clearing.service';

/** Rounds of different markets side by side; of one market the row's lock lets only one commit. */
const ROUNDS_AT_ONCE = 4;

/** Runs one round of a market. Safe to run twice: a market without news is left as it is. */
@Processor('clearing', { concurrency: ROUNDS_AT_ONCE })
export class ClearingProcessor extends WorkerHost {
  constructor(private readonly clearing: ClearingService) {
    super();
  }

  override async process(job: Job<Jobs['clearing']>): Promise<void> {
    await this.clearing.run(job.data.marketId as MarketId);
  }
}
