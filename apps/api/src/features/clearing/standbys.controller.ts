import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type TradeId } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { StandbysQueries } from './standbys.queries';

/** Who would take the other side's place, best first. */
export class StandbysView {
  @ApiProperty({ type: [String], description: 'For the buyer: other offers that suit the order, cheapest delivered first' })
  offerIds: readonly string[];
  @ApiProperty({ type: [String], description: 'For the seller: other orders that suit the offer, best paying first' })
  orderIds: readonly string[];
}

@ApiTags('trades')
@Controller('trades/:id/standbys')
export class StandbysController {
  constructor(private readonly standbys: StandbysQueries) {}

  /** Who would take the other side's place if this trade came to nothing, as of the round that made it. */
  @Get()
  @ApiOkResponse({ type: StandbysView })
  @Allow('trade.read')
  @Refuses('trade.not_found', 'round.not_kept', 'round.input_tampered')
  async all(@ActorParam() actor: Actor, @Param('id') id: string): Promise<StandbysView> {
    if (!isUuid(id)) throw new DomainError('trade.not_found', {});
    return this.standbys.ofTrade(actor.organisationId, id as TradeId);
  }
}
