import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { bidView } from '@domain/across/views/bid-views';
import type { BidFacts } from '@domain/bids/bid-events';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { cursorId, PAGE_MAX, PageQuery, pageOf } from '../../platform/http/page.dto';
import { Refuses } from '../../platform/http/refuses';
import { AcceptBidDto, BidsPage, BidTermsDto, BidView } from './bids.dto';
import { BidsQueries } from './bids.queries';
import { BidsService } from './bids.service';

const GONE = ['bid.not_found', 'bid.closed', 'bid.expired', 'bid.in_auction', 'bid.not_your_turn'] as const;
const TERMS = [
  'credit.limit_exceeded',
  'weight.out_of_range',
  'price.out_of_range',
  'day.invalid',
  'window.ends_before_start',
  'window.too_long',
  'stock.not_enough_open',
  'plant_day.full',
  'lot.whole_only',
  'lot.below_min',
  'lot.not_a_step',
  'bid.window_unreachable',
  'bid.stands_out_of_range',
  'text.unseen_character',
  'text.too_long',
] as const;

@ApiTags('bids')
@Controller('bids')
export class BidsController {
  constructor(
    private readonly bids: BidsService,
    private readonly queries: BidsQueries,
  ) {}

  /** Bids that my organisation made or received, newest first. */
  @Get()
  @ApiOkResponse({ type: BidsPage })
  @Allow('bid.read')
  @Refuses('page.cursor_invalid')
  async mine(@ActorParam() actor: Actor, @Query() query: PageQuery): Promise<BidsPage> {
    const limit = query.limit ?? PAGE_MAX;
    const rows = await this.queries.allOfParty(actor.organisationId, cursorId(query), limit + 1);
    const page = pageOf(
      rows.map((facts) => seenBy(actor, facts)),
      limit,
    );
    return { items: [...page.items], next: page.next };
  }

  /** One bid that my organisation is a side of. */
  @Get(':id')
  @ApiOkResponse({ type: BidView })
  @Allow('bid.read')
  @Refuses('bid.not_found')
  async one(@ActorParam() actor: Actor, @Param('id') id: string): Promise<BidView> {
    return seenBy(actor, await this.queries.one(actor.organisationId, bidIdOf(id)));
  }

  /** The seller proposes other terms. */
  @Post(':id/counter')
  @HttpCode(200)
  @ApiOkResponse({ type: BidView })
  @Allow('bid.answer')
  @Refuses(...GONE, ...TERMS)
  async counter(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: BidTermsDto): Promise<BidView> {
    return seenBy(actor, await this.bids.counter(actor, bidIdOf(id), body.toChange()));
  }

  /** The buyer changes the bid. */
  @Post(':id/revision')
  @HttpCode(200)
  @ApiOkResponse({ type: BidView })
  @Allow('bid.place')
  @Refuses(...GONE, ...TERMS)
  async revise(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: BidTermsDto): Promise<BidView> {
    return seenBy(actor, await this.bids.revise(actor, bidIdOf(id), body.toChange()));
  }

  /** My side's binding yes to the version I saw: the trade is made at once. */
  @Post(':id/acceptance')
  @HttpCode(200)
  @ApiOkResponse({ type: BidView })
  @Allow('bid.answer')
  @Refuses(
    ...GONE,
    'version.stale',
    'offer.closed',
    'offer.in_auction',
    'stock.not_enough_open',
    'bid.window_unreachable',
    'plant_day.full',
    'credit.limit_exceeded',
  )
  async accept(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: AcceptBidDto): Promise<BidView> {
    return seenBy(actor, await this.bids.accept(actor, bidIdOf(id), body.version));
  }

  /** My side's no. */
  @Post(':id/refusal')
  @HttpCode(200)
  @ApiOkResponse({ type: BidView })
  @Allow('bid.answer')
  @Refuses(...GONE)
  async refuse(@ActorParam() actor: Actor, @Param('id') id: string): Promise<BidView> {
    return seenBy(actor, await this.bids.refuse(actor, bidIdOf(id)));
  }

  /** The buyer takes the bid back. */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @ApiOkResponse({ type: BidView })
  @Allow('bid.place')
  @Refuses(...GONE)
  async withdraw(@ActorParam() actor: Actor, @Param('id') id: string): Promise<BidView> {
    return seenBy(actor, await this.bids.withdraw(actor, bidIdOf(id)));
  }
}

function seenBy(actor: Actor, facts: BidFacts): BidView {
  return bidView(facts, facts.buyer.id === actor.organisationId ? 'buyer' : 'seller');
}

/** An address that can name no bid is answered like a bid that does not exist. */
function bidIdOf(text: string): string {
  if (!isUuid(text)) throw new DomainError('bid.not_found', {});
  return text;
}
