import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type TradeId } from '@domain/shared/ids';
import { correctionView, tradeView } from '@domain/across/views/views';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { CancelTradeDto, CorrectionList, CorrectionView, ProposeCorrectionDto, TimelineView } from './trade-changes.dto';
import { TradeChangesService } from './trade-changes.service';
import { TradeTimelineQueries } from './trade-timeline.queries';
import { TradeView } from './trades.dto';

const CHANGEABLE = [
  'trade.not_found',
  'trade.not_confirmed',
  'trade.under_contract',
  'text.unseen_character',
  'text.too_short',
  'text.too_long',
] as const;
const ANSWERABLE = [
  'trade.not_found',
  'correction.not_found',
  'correction.closed',
  'correction.expired',
  'correction.not_your_turn',
] as const;

@ApiTags('trades')
@Controller('trades/:id')
export class TradeChangesController {
  constructor(
    private readonly changes: TradeChangesService,
    private readonly timelines: TradeTimelineQueries,
  ) {}

  /** What happened to a trade of mine, oldest first. */
  @Get('timeline')
  @ApiOkResponse({ type: TimelineView })
  @Allow('trade.read')
  @Refuses('trade.not_found')
  async timeline(@ActorParam() actor: Actor, @Param('id') id: string): Promise<TimelineView> {
    return { items: await this.timelines.timeline(actor.organisationId, tradeIdOf(id)) };
  }

  /** My side takes a binding trade back in time, wholly or in part; the kilograms are open again, unless I close the rest too. */
  @Post('cancellation')
  @HttpCode(200)
  @ApiOkResponse({ type: TradeView })
  @Allow('trade.confirm')
  @Refuses(...CHANGEABLE, 'trade.cancel_too_late', 'trade.cancel_kg_out_of_range', 'weight.out_of_range', 'offer.in_auction')
  async cancel(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: CancelTradeDto): Promise<TradeView> {
    return tradeView(await this.changes.cancel(actor, tradeIdOf(id), body.toAsk()));
  }

  /** Proposals to change a trade, oldest first. */
  @Get('corrections')
  @ApiOkResponse({ type: CorrectionList })
  @Allow('trade.read')
  @Refuses('trade.not_found')
  async corrections(@ActorParam() actor: Actor, @Param('id') id: string): Promise<CorrectionList> {
    return { items: (await this.timelines.corrections(actor.organisationId, tradeIdOf(id))).map(correctionView) };
  }

  /** Proposes other terms for a binding trade; nothing changes until the other side says yes. */
  @Post('corrections')
  @ApiCreatedResponse({ type: CorrectionView })
  @Allow('trade.confirm')
  @Refuses(
    ...CHANGEABLE,
    'correction.already_open',
    'correction.no_change',
    'correction.stands_out_of_range',
    'weight.out_of_range',
    'price.out_of_range',
    'day.invalid',
    'window.in_past',
    'window.ends_before_start',
  )
  async propose(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: ProposeCorrectionDto): Promise<CorrectionView> {
    return correctionView(await this.changes.propose(actor, tradeIdOf(id), body.toAsk()));
  }

  /** The other side's yes: the terms change at once. */
  @Post('corrections/:correctionId/acceptance')
  @HttpCode(200)
  @ApiOkResponse({ type: TradeView })
  @Allow('trade.confirm')
  @Refuses(...ANSWERABLE, 'trade.not_confirmed', 'version.stale', 'stock.not_enough_open', 'plant_day.full', 'credit.limit_exceeded')
  async accept(@ActorParam() actor: Actor, @Param('id') id: string, @Param('correctionId') correctionId: string): Promise<TradeView> {
    return tradeView(await this.changes.accept(actor, tradeIdOf(id), correctionIdOf(correctionId)));
  }

  /** The other side's no. */
  @Post('corrections/:correctionId/refusal')
  @HttpCode(200)
  @ApiOkResponse({ type: CorrectionView })
  @Allow('trade.confirm')
  @Refuses(...ANSWERABLE, 'trade.not_confirmed', 'version.stale')
  async refuse(@ActorParam() actor: Actor, @Param('id') id: string, @Param('correctionId') correctionId: string): Promise<CorrectionView> {
    return correctionView(await this.changes.close(actor, tradeIdOf(id), correctionIdOf(correctionId), 'refused'));
  }

  /** My side takes its proposal back. */
  @Post('corrections/:correctionId/withdrawal')
  @HttpCode(200)
  @ApiOkResponse({ type: CorrectionView })
  @Allow('trade.confirm')
  @Refuses(...ANSWERABLE)
  async withdraw(
    @ActorParam() actor: Actor,
    @Param('id') id: string,
    @Param('correctionId') correctionId: string,
  ): Promise<CorrectionView> {
    return correctionView(await this.changes.close(actor, tradeIdOf(id), correctionIdOf(correctionId), 'withdrawn'));
  }
}

/** An address that can name no trade is answered like a trade that does not exist. */
function tradeIdOf(text: string): TradeId {
  if (!isUuid(text)) throw new DomainError('trade.not_found', {});
  return text as TradeId;
}

function correctionIdOf(text: string): string {
  if (!isUuid(text)) throw new DomainError('correction.not_found', {});
  return text;
}
