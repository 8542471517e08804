import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { RingList, RingsQuery } from './rings.dto';
import { RingsQueries } from './rings.queries';

@ApiTags('audit')
@Controller('oversight/rings')
export class RingsController {
  constructor(private readonly rings: RingsQueries) {}

  /** Sellers and buyers who seem to raise prices with bids nobody means, with what was counted; the look and its reason are written down. */
  @Get()
  @ApiOkResponse({ type: RingList })
  @Allow('ring.read')
  @Refuses('organisation.reason_required')
  async all(@ActorParam() actor: Actor, @Query() { reason }: RingsQuery): Promise<RingList> {
    return this.rings.all(actor.organisationId, reason);
  }
}
