import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { auctionView, bidView } from '@domain/across/views/bid-views';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type OfferId } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { AuctionsService } from './auctions.service';
import { AuctionView, BidsPage, BidView, OpenAuctionDto, PlaceBidDto } from './bids.dto';
import { BidsQueries } from './bids.queries';
import { BidsService } from './bids.service';

const PLACING = [
  'offer.not_found',
  'offer.closed',
  'weight.out_of_range',
  'price.out_of_range',
  'day.invalid',
  'window.ends_before_start',
  'window.too_long',
  'place.unknown',
  'place.wrong_kind',
  'bid.same_owner',
  'stock.not_enough_open',
  'lot.whole_only',
  'lot.below_min',
  'lot.not_a_step',
  'bid.no_road',
  'bid.window_unreachable',
  'bid.stands_out_of_range',
  'credit.limit_exceeded',
  'text.unseen_character',
  'text.too_long',
] as const;

@ApiTags('bids')
@Controller('offers/:id')
export class OfferBidsController {
  constructor(
    private readonly bids: BidsService,
    private readonly auctions: AuctionsService,
    private readonly queries: BidsQueries,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** Bids on one named offer. Nobody but its seller hears of it. */
  @Post('bids')
  @ApiCreatedResponse({ type: BidView })
  @Allow('bid.place')
  @Refuses(...PLACING, 'offer.in_auction', 'bid.already_open')
  async place(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: PlaceBidDto): Promise<BidView> {
    return bidView(await this.bids.place(actor, offerIdOf(id), body.toAsk(this.catalogue.catalogue)), 'buyer');
  }

  /** The bids on my own offer, the best at the farm gate first. */
  @Get('bids')
  @ApiOkResponse({ type: BidsPage })
  @Allow('bid.read')
  async ranked(@ActorParam() actor: Actor, @Param('id') id: string): Promise<BidsPage> {
    const rows = await this.queries.onOffer(actor.organisationId, offerIdOf(id));
    return { items: rows.map((facts) => bidView(facts, 'seller')), next: null };
  }

  /** Puts what is open of my offer up to the best bid. */
  @Post('auction')
  @ApiCreatedResponse({ type: AuctionView })
  @Allow('auction.open')
  @Refuses(
    'offer.not_found',
    'offer.closed',
    'offer.in_auction',
    'auction.not_public',
    'stock.not_enough_open',
    'auction.time_out_of_range',
    'price.out_of_range',
  )
  async open(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: OpenAuctionDto): Promise<AuctionView> {
    return auctionView(await this.auctions.open(actor, offerIdOf(id), body.toAsk()));
  }

  /** The auction of an offer: its end, and in an open one the leading price. */
  @Get('auction')
  @ApiOkResponse({ type: AuctionView })
  @Allow('market.read')
  @Refuses('auction.not_found')
  async auction(@Param('id') id: string): Promise<AuctionView> {
    return auctionView(await this.queries.auction(offerIdOf(id)));
  }

  /** Bids in the auction of an offer, or raises my bid in it. It stands until the auction closes. */
  @Post('auction/bids')
  @ApiCreatedResponse({ type: BidView })
  @Allow('bid.place')
  @Refuses(...PLACING, 'auction.not_found', 'auction.closed', 'bid.whole_lot_only', 'bid.below_floor', 'bid.not_raised', 'bid.below_step')
  async bidInAuction(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: PlaceBidDto): Promise<BidView> {
    return bidView(await this.auctions.bid(actor, offerIdOf(id), body.toAsk(this.catalogue.catalogue)), 'buyer');
  }
}

/** An address that can name no offer is answered like an offer that does not exist. */
function offerIdOf(text: string): OfferId {
  if (!isUuid(text)) throw new DomainError('offer.not_found', {});
  return text as OfferId;
}
