import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { MarketId } from '@domain/shared/ids';
import type { Jobs } from '../../platform/queue/queues';
import { GatesService } from '../markets/gates.service';
import { ClearingService } from './clearing.service';

/** Rounds of different markets side by side; of one market the row's lock lets only one commit. */
const ROUNDS_AT_ONCE = 4;

/** Runs what a market is due. Safe to run twice: a market without news, or whose gate is done, is left as it is. */
@Processor('clearing', { concurrency: ROUNDS_AT_ONCE })
export class ClearingProcessor extends WorkerHost {
  constructor(
    private readonly clearing: ClearingService,
    private readonly gates: GatesService,
  ) {
    super();
  }

  override async process({ data }: Job<Jobs['clearing']>): Promise<void> {
    if (data.gateAt !== undefined) await this.gates.comes(data.gateAt);
    await this.clearing.run(data.marketId as MarketId);
  }
}
