import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { ownOffer, publicOffer } from '@domain/across/views/views';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type OfferId } from '@domain/shared/ids';
import { ActorParam, partyOf, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { SeenVersion } from '../../platform/http/if-match';
import { cursorId, PAGE_MAX, pageOf } from '../../platform/http/page.dto';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { IdentityQueries } from '../identity/identity.queries';
import { HaltedMarketsQueries } from '../markets/halted-markets.queries';
import { AmendOfferDto, OffersPage, OffersPageQuery, OfferView, OpenOfferDto, PublicOfferView } from './offers.dto';
import { OffersQueries } from './offers.queries';
import { OffersService } from './offers.service';
import { OPENING_REFUSALS } from './opening-refusals';

@ApiTags('offers')
@ApiExtraModels(OfferView, PublicOfferView)
@Controller('offers')
export class OffersController {
  constructor(
    private readonly offers: OffersService,
    private readonly queries: OffersQueries,
    private readonly catalogue: CatalogueQueries,
    private readonly identity: IdentityQueries,
    private readonly halted: HaltedMarketsQueries,
  ) {}

  /** Puts a harvest up for sale. */
  @Post()
  @ApiCreatedResponse({ type: OfferView })
  @Allow('offer.open')
  @Refuses(...OPENING_REFUSALS)
  async open(@ActorParam() actor: Actor, @Body() body: OpenOfferDto): Promise<OfferView> {
    return this.halted.markOne(ownOffer(await this.offers.open(actor, body.toAsk(this.catalogue.catalogue)), partyOf(actor)));
  }

  /** My organisation's offers, newest first. */
  @Get()
  @ApiOkResponse({ type: OffersPage })
  @Allow('offer.read')
  @Refuses('page.cursor_invalid')
  async mine(@ActorParam() actor: Actor, @Query() query: OffersPageQuery): Promise<OffersPage> {
    const limit = query.limit ?? PAGE_MAX;
    const rows = await this.queries.ofSeller(actor.organisationId, {
      state: query.state ?? null,
      before: cursorId(query),
      limit: limit + 1,
    });
    const page = pageOf(rows, limit);
    return { items: await this.halted.mark(page.items.map((offer) => ownOffer(offer, partyOf(actor)))), next: page.next };
  }

  /** One offer: all of it for its own cooperative, the public part for everyone else. */
  @Get(':id')
  @Allow('market.read')
  @ApiOkResponse({ schema: { anyOf: [{ $ref: getSchemaPath(OfferView) }, { $ref: getSchemaPath(PublicOfferView) }] } })
  @Refuses('offer.not_found')
  async one(@ActorParam() actor: Actor, @Param('id') id: string): Promise<OfferView | PublicOfferView> {
    const offer = await this.queries.one(actor.organisationId, offerIdOf(id));
    if (offer.sellerId === actor.organisationId) return this.halted.markOne(ownOffer(offer, partyOf(actor)));
    const { id: sellerId, name, demo } = await this.identity.organisation(offer.sellerId);
    return publicOffer(offer, { id: sellerId as typeof offer.sellerId, name, demo });
  }

  /** Changes kilograms, ask, window or "confirm for me" while the offer is open. */
  @Patch(':id')
  @ApiOkResponse({ type: OfferView })
  @Allow('offer.amend')
  @Refuses(
    'offer.not_found',
    'offer.closed',
    'offer.in_auction',
    'offer.no_change',
    'version.required',
    'version.stale',
    'stock.below_promised',
    'window.in_past',
    'offer.less_certain',
  )
  async amend(
    @ActorParam() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number,
    @Body() body: AmendOfferDto,
  ): Promise<OfferView> {
    return this.halted.markOne(ownOffer(await this.offers.amend(actor, offerIdOf(id), seen, body.toChanges()), partyOf(actor)));
  }

  /** Takes what is still open off the market; held and confirmed kilograms stay promised. */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @ApiOkResponse({ type: OfferView })
  @Allow('offer.withdraw')
  @Refuses('offer.not_found', 'offer.closed', 'offer.in_auction')
  async withdraw(@ActorParam() actor: Actor, @Param('id') id: string): Promise<OfferView> {
    return this.halted.markOne(ownOffer(await this.offers.withdraw(actor, offerIdOf(id)), partyOf(actor)));
  }
}

/** An address that can name no offer is answered like an offer that does not exist. */
function offerIdOf(text: string): OfferId {
  if (!isUuid(text)) throw new DomainError('offer.not_found', {});
  return text as OfferId;
}
