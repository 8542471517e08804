import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type OfferId } from '@domain/shared/ids';
import { ownOffer } from '@domain/across/views/views';
import { ActorParam, partyOf, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { HaltedMarketsQueries } from '../markets/halted-markets.queries';
import { AskStepList, OfferBatchView, OfferRevisionList, OpenManyDto, SetAskStepsDto } from './offer-extras.dto';
import { AskStepsService } from './ask-steps.service';
import { OffersQueries } from './offers.queries';
import { OffersService } from './offers.service';
import { OPENING_REFUSALS } from './opening-refusals';

@ApiTags('offers')
@Controller('offers')
export class OfferExtrasController {
  constructor(
    private readonly offers: OffersService,
    private readonly steps: AskStepsService,
    private readonly queries: OffersQueries,
    private readonly catalogue: CatalogueQueries,
    private readonly halted: HaltedMarketsQueries,
  ) {}

  /** Several lots at once: all of them or none; a refusal names the line, counted from 0. */
  @Post('batch')
  @ApiCreatedResponse({ type: OfferBatchView })
  @Allow('offer.open')
  @Refuses(...OPENING_REFUSALS)
  async openMany(@ActorParam() actor: Actor, @Body() body: OpenManyDto): Promise<OfferBatchView> {
    const asks = body.items.map((line, nth) => inLine(nth, () => line.toAsk(this.catalogue.catalogue)));
    const opened = await this.offers.openMany(actor, asks);
    return { items: await this.halted.mark(opened.map((offer) => ownOffer(offer, partyOf(actor)))) };
  }

  /** Sets how my ask steps down by day. Nobody else learns a step before its day. */
  @Post(':id/ask-steps')
  @HttpCode(200)
  @ApiOkResponse({ type: AskStepList })
  @Allow('offer.amend')
  @Refuses('offer.not_found', 'offer.closed', 'ask_steps.invalid', 'day.invalid', 'price.out_of_range')
  async setSteps(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: SetAskStepsDto): Promise<AskStepList> {
    return { items: [...(await this.steps.set(actor, offerIdOf(id), body.toSteps()))] };
  }

  /** The steps of my own offer that are still to come. */
  @Get(':id/ask-steps')
  @ApiOkResponse({ type: AskStepList })
  @Allow('offer.read')
  @Refuses('offer.not_found')
  async stepsOf(@ActorParam() actor: Actor, @Param('id') id: string): Promise<AskStepList> {
    return { items: await this.queries.askSteps(actor.organisationId, offerIdOf(id)) };
  }

  /** How the terms of my own offer changed: every version as it stood. */
  @Get(':id/revisions')
  @ApiOkResponse({ type: OfferRevisionList })
  @Allow('offer.read')
  @Refuses('offer.not_found')
  async revisions(@ActorParam() actor: Actor, @Param('id') id: string): Promise<OfferRevisionList> {
    return { items: await this.queries.revisions(actor.organisationId, offerIdOf(id)) };
  }
}

/** A refusal of one line of several says which. */
function inLine<T>(nth: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof DomainError) throw new DomainError(error.code, error.facts, `items.${nth}.${error.field ?? ''}`);
    throw error;
  }
}

/** An address that can name no offer is answered like an offer that does not exist. */
function offerIdOf(text: string): OfferId {
  if (!isUuid(text)) throw new DomainError('offer.not_found', {});
  return text as OfferId;
}
