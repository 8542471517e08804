import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { gateView, plannedView } from '@domain/markets/market-views';
import { DomainError } from '@domain/shared/domain-error';
import { isSlug, type MarketId } from '@domain/shared/ids';
import { instantFromIso } from '@domain/shared/instant';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { MarketRulesQueries } from './market-rules.queries';
import { CallGateDto, GateView, HaltDto, MarketStatusView, PlannedSettingsView, PlanSettingsDto } from './markets.dto';
import { MarketsService } from './markets.service';

@ApiTags('markets')
@Controller('markets/:id')
export class MarketSettingsController {
  constructor(
    private readonly source: DataSource,
    private readonly rules: MarketRulesQueries,
    private readonly markets: MarketsService,
  ) {}

  /** How a market is run, what is planned, and when its next gate closes. */
  @Get('status')
  @ApiOkResponse({ type: MarketStatusView })
  @Allow('market.read')
  @Refuses('market.unknown')
  async status(@Param('id') id: string): Promise<MarketStatusView> {
    return this.rules.status(this.source.manager, marketIdOf(id));
  }

  /** Plans another way of running a market, with notice. A round that has begun ends as it began. */
  @Post('settings')
  @ApiCreatedResponse({ type: PlannedSettingsView })
  @Allow('market.operate')
  @Refuses(
    'market.unknown',
    'market.change_in_past',
    'market.notice_too_short',
    'market.change_too_far_ahead',
    'market.no_change',
    'market.interval_out_of_range',
    'market.urgent_days_out_of_range',
    'market.standby_out_of_range',
    'market.confirm_out_of_range',
    'gate.time_invalid',
    'gate.too_close',
    'day.invalid',
    'instant.invalid',
    'list.too_short',
    'list.too_long',
  )
  async plan(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: PlanSettingsDto): Promise<PlannedSettingsView> {
    return plannedView(await this.markets.plan(actor, marketIdOf(id), body.toAsk()));
  }

  /** Calls one more gate, with notice. */
  @Post('gates')
  @ApiCreatedResponse({ type: GateView })
  @Allow('market.operate')
  @Refuses('market.unknown', 'gate.in_past', 'market.notice_too_short', 'gate.not_in_sessions', 'gate.too_close', 'instant.invalid')
  async callGate(@Param('id') id: string, @Body() body: CallGateDto): Promise<GateView> {
    return gateView(await this.markets.callGate(marketIdOf(id), instantFromIso(body.closesAt, 'closesAt')));
  }

  /** Stops rounds, with a reason that everybody reads. Offers and orders are still taken and wait. */
  @Post('halt')
  @HttpCode(200)
  @ApiOkResponse({ type: MarketStatusView })
  @Allow('market.operate')
  @Refuses('market.unknown', 'market.already_halted', 'text.too_short', 'text.too_long', 'text.unseen_character')
  async halt(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: HaltDto): Promise<MarketStatusView> {
    return this.markets.halt(actor, marketIdOf(id), body.reason);
  }

  /** Lets a halted market make rounds again. */
  @Post('resumption')
  @HttpCode(200)
  @ApiOkResponse({ type: MarketStatusView })
  @Allow('market.operate')
  @Refuses('market.unknown', 'market.not_halted', 'text.too_short', 'text.too_long', 'text.unseen_character')
  async resume(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: HaltDto): Promise<MarketStatusView> {
    return this.markets.resume(actor, marketIdOf(id), body.reason);
  }
}

/** An address that can name no market is answered like a market that does not exist. */
function marketIdOf(text: string): MarketId {
  if (!isSlug(text)) throw new DomainError('market.unknown', {});
  return text as MarketId;
}
