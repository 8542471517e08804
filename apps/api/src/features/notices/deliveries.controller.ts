import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/http/allow';
import { DeliveriesView } from './deliveries.dto';
import { DeliveriesQueries } from './deliveries.queries';

const LOST_MAX = 50;

@ApiTags('notices')
@Controller('notice-deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesQueries) {}

  /** What rang on devices in the last day, and what came to nothing. */
  @Get()
  @ApiOkResponse({ type: DeliveriesView })
  @Allow('market.operate')
  async lastDay(): Promise<DeliveriesView> {
    const [counts, lost] = [await this.deliveries.counts(), await this.deliveries.lost(LOST_MAX)];
    return { counts, lost: lost.map(({ endedAt, ...one }) => ({ ...one, endedAt: endedAt.toISOString() })) };
  }
}
