import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type OrganisationId, type TradeId } from '@domain/shared/ids';
import { creditView } from '@domain/across/views/views';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { CreditList, CreditView, PaidView, SetCreditDto, TyingTradeList } from './credit.dto';
import { CreditQueries } from './credit.queries';
import { CreditService } from './credit.service';

@ApiTags('credit')
@Controller('credits')
export class CreditController {
  constructor(
    private readonly credit: CreditService,
    private readonly queries: CreditQueries,
  ) {}

  /** What buyers may owe me, and what I may owe sellers. */
  @Get()
  @ApiOkResponse({ type: CreditList })
  @Allow('credit.read')
  async mine(@ActorParam() actor: Actor): Promise<CreditList> {
    return { items: (await this.queries.ofParty(actor.organisationId)).map(creditView) };
  }

  /** Says how much a buyer may owe me before a deposit is due. Holds back new trades only. */
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: CreditView })
  @Allow('credit.set')
  @Refuses('organisation.not_found', 'credit.own', 'credit.out_of_range')
  async set(@ActorParam() actor: Actor, @Body() body: SetCreditDto): Promise<CreditView> {
    return creditView(await this.credit.set(actor, body.toAsk()));
  }

  /** The trades that tie up the credit between a seller and a buyer, of whom I am one. */
  @Get(':sellerId/:buyerId/trades')
  @ApiOkResponse({ type: TyingTradeList })
  @Allow('credit.read')
  @Refuses('credit.not_found')
  async tying(@ActorParam() actor: Actor, @Param('sellerId') sellerId: string, @Param('buyerId') buyerId: string): Promise<TyingTradeList> {
    if (!isUuid(sellerId) || !isUuid(buyerId)) throw new DomainError('credit.not_found', {});
    const pair = { sellerId: sellerId as OrganisationId, buyerId: buyerId as OrganisationId };
    return { items: await this.queries.tying(actor.organisationId, pair) };
  }

  /** Writes down that one of my confirmed trades is paid: it ties up no credit any more. */
  @Post('payments/:tradeId')
  @HttpCode(200)
  @ApiOkResponse({ type: PaidView })
  @Allow('credit.set')
  @Refuses('trade.not_found', 'trade.not_confirmed')
  async paid(@ActorParam() actor: Actor, @Param('tradeId') tradeId: string): Promise<PaidView> {
    if (!isUuid(tradeId)) throw new DomainError('trade.not_found', {});
    const changed = await this.credit.paid(actor, tradeId as TradeId);
    return { credit: changed && creditView(changed) };
  }
}
