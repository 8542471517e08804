import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type OrganisationId } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { DealingsQueries } from './dealings.queries';

/** How a party has dealt in the last year. */
export class DealingsView {
  @ApiProperty({ description: 'Spot trades behind the rates' }) trades: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Of those, answered with a yes, in basis points; null under five' })
  saidYesBp: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Of the binding ones, not taken back, in basis points; null under five' })
  keptBp: number | null;
}

@ApiTags('trades')
@Controller('organisations')
export class DealingsController {
  constructor(private readonly queries: DealingsQueries) {}

  /** How a party has dealt in single lots, for itself and for those who have a trade or a bid with it. */
  @Get(':id/dealings')
  @ApiOkResponse({ type: DealingsView })
  @Allow('trade.read')
  @Refuses('organisation.not_found')
  async one(@ActorParam() actor: Actor, @Param('id') id: string): Promise<DealingsView> {
    if (!isUuid(id)) throw new DomainError('organisation.not_found', {});
    return this.queries.of(actor.organisationId, id as OrganisationId);
  }
}
