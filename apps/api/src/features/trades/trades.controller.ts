import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type TradeId } from '@domain/shared/ids';
import { tradeView } from '@domain/across/views/views';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { cursorId, PAGE_MAX, pageOf } from '../../platform/http/page.dto';
import { Refuses } from '../../platform/http/refuses';
import { RefuseTradeDto, TradesPage, TradesPageQuery, TradeView } from './trades.dto';
import { TradesQueries } from './trades.queries';
import { TradesService } from './trades.service';

@ApiTags('trades')
@Controller('trades')
export class TradesController {
  constructor(
    private readonly trades: TradesService,
    private readonly queries: TradesQueries,
  ) {}

  /** Trades that my organisation is a side of, newest first. */
  @Get()
  @ApiOkResponse({ type: TradesPage })
  @Allow('trade.read')
  @Refuses('page.cursor_invalid')
  async mine(@ActorParam() actor: Actor, @Query() query: TradesPageQuery): Promise<TradesPage> {
    const limit = query.limit ?? PAGE_MAX;
    const ask = { state: query.state ?? null, before: cursorId(query), limit: limit + 1 };
    const page = pageOf((await this.queries.allOfParty(actor.organisationId, ask)).map(tradeView), limit);
    return { items: [...page.items], next: page.next };
  }

  /** One trade that my organisation is a side of. */
  @Get(':id')
  @ApiOkResponse({ type: TradeView })
  @Allow('trade.read')
  @Refuses('trade.not_found')
  async one(@ActorParam() actor: Actor, @Param('id') id: string): Promise<TradeView> {
    return tradeView(await this.queries.ofParty(actor.organisationId, tradeIdOf(id)));
  }

  /** My side's binding yes. The second yes of the two confirms the trade. */
  @Post(':id/confirmation')
  @HttpCode(200)
  @ApiOkResponse({ type: TradeView })
  @Allow('trade.confirm')
  @Refuses('trade.not_found', 'trade.not_held', 'trade.window_over', 'trade.already_confirmed', 'auth.step_up_required')
  async confirm(@ActorParam() actor: Actor, @Param('id') id: string): Promise<TradeView> {
    return tradeView(await this.trades.confirm(actor, tradeIdOf(id)));
  }

  /** My side's no, while the trade waits for it. The kilograms are open again. */
  @Post(':id/refusal')
  @HttpCode(200)
  @ApiOkResponse({ type: TradeView })
  @Allow('trade.confirm')
  @Refuses('trade.not_found', 'trade.not_held', 'trade.window_over', 'trade.already_confirmed', 'text.unseen_character', 'text.too_long')
  async decline(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: RefuseTradeDto): Promise<TradeView> {
    return tradeView(await this.trades.decline(actor, tradeIdOf(id), body.reason ?? null));
  }
}

/** An address that can name no trade is answered like a trade that does not exist. */
function tradeIdOf(text: string): TradeId {
  if (!isUuid(text)) throw new DomainError('trade.not_found', {});
  return text as TradeId;
}
