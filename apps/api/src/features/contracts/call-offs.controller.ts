import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { callOffView } from '@domain/across/views/contract-views';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { cursorId, PAGE_MAX, PageQuery, pageOf } from '../../platform/http/page.dto';
import { Refuses } from '../../platform/http/refuses';
import { CallOffDto, CallOffSeriesDto, CallOffsList, CallOffsPage, CallOffView } from './call-offs.dto';
import { CallOffsService } from './call-offs.service';
import { contractIdOf } from './contract-id';
import { ContractsQueries } from './contracts.queries';
import { MAKING_REFUSALS } from './making-refusals';

@ApiTags('contracts')
@Controller('contracts/:contractId/call-offs')
export class CallOffsController {
  constructor(
    private readonly callOffs: CallOffsService,
    private readonly queries: ContractsQueries,
  ) {}

  /** Calls produce off a contract in force. Inside the band it binds both sides; above it, it waits for the cooperative's yes. */
  @Post()
  @ApiCreatedResponse({ type: CallOffView })
  @Allow('contract.call_off')
  @Refuses(...MAKING_REFUSALS)
  async make(@ActorParam() actor: Actor, @Param('contractId') contractId: string, @Body() body: CallOffDto): Promise<CallOffView> {
    return callOffView(await this.callOffs.make(actor, contractIdOf(contractId), body.toAsk()));
  }

  /** The same weight on chosen days of the week, for up to a month: all of them or none. */
  @Post('series')
  @ApiCreatedResponse({ type: CallOffsList })
  @Allow('contract.call_off')
  @Refuses(...MAKING_REFUSALS, 'window.ends_before_start', 'window.too_long', 'list.too_short')
  async series(@ActorParam() actor: Actor, @Param('contractId') contractId: string, @Body() body: CallOffSeriesDto): Promise<CallOffsList> {
    const made = await this.callOffs.makeMany(actor, body.toLines(contractIdOf(contractId)));
    return { items: made.map(callOffView) };
  }

  /** Call-offs of a contract that my organisation is a party of, newest first. */
  @Get()
  @ApiOkResponse({ type: CallOffsPage })
  @Allow('contract.read')
  @Refuses('contract.not_found', 'page.cursor_invalid')
  async list(@ActorParam() actor: Actor, @Param('contractId') contractId: string, @Query() query: PageQuery): Promise<CallOffsPage> {
    const { contract } = await this.queries.ofParty(actor.organisationId, contractIdOf(contractId));
    const limit = query.limit ?? PAGE_MAX;
    const rows = await this.queries.callOffsOf(contract.id, { before: cursorId(query), limit: limit + 1 });
    const page = pageOf(rows, limit);
    return { items: page.items.map(callOffView), next: page.next };
  }
}
