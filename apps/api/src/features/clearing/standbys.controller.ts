import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type TradeId } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { type GapAnswer, type Standby, StandbysQueries, type TradeStandbys } from './standbys.queries';

/** Somebody who would take the other side's place. */
export class StandbyView implements Standby {
  @ApiProperty({ enum: ['offer', 'order'] }) kind: 'offer' | 'order';
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true, description: 'The seller of an offer; a buyer has no name before the trade' }) name:
    string | null;
  @ApiProperty() placeId: string;
  @ApiProperty({ description: 'What is open now' }) openKg: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Of an offer, at the farm gate' }) askVndPerKg: number | null;
  @ApiProperty({ format: 'date', description: 'First day of the harvest or the delivery' }) from: string;
  @ApiProperty({ format: 'date' }) to: string;
}

/** What a round found for kilograms that came to nothing. */
export class GapAnswerView implements GapAnswer {
  @ApiProperty() gapKg: number;
  @ApiProperty() foundKg: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Null when there was nothing to look through' }) roundNumber: number | null;
  @ApiProperty({ format: 'date-time' }) at: string;
}

/** Who is next, best first, and what was found when they were needed. */
export class StandbysView implements TradeStandbys {
  @ApiProperty({ type: [StandbyView] }) standbys: readonly StandbyView[];
  @ApiProperty({ type: [GapAnswerView] }) answers: readonly GapAnswerView[];
}

@ApiTags('trades')
@Controller('trades/:id/standbys')
export class StandbysController {
  constructor(private readonly standbys: StandbysQueries) {}

  /** Who would take the other side's place if this trade came to nothing, as of the round that made it; and what a round found when it did. */
  @Get()
  @ApiOkResponse({ type: StandbysView })
  @Allow('trade.read')
  @Refuses('trade.not_found', 'round.not_kept', 'round.input_tampered')
  async all(@ActorParam() actor: Actor, @Param('id') id: string): Promise<StandbysView> {
    if (!isUuid(id)) throw new DomainError('trade.not_found', {});
    return this.standbys.ofTrade(actor.organisationId, id as TradeId);
  }
}
