import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { callOffView } from '@domain/views';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { cursorId, PAGE_MAX, PageQuery, pageOf } from '../../platform/http/page.dto';
import { Refuses } from '../../platform/http/refuses';
import { CallOffDto, CallOffsPage, CallOffView } from './call-offs.dto';
import { CallOffsService } from './call-offs.service';
import { contractIdOf } from './contract-id';
import { ContractsQueries } from './contracts.queries';

@ApiTags('contracts')
@Controller('contracts/:contractId/call-offs')
export class CallOffsController {
  constructor(
    private readonly callOffs: CallOffsService,
    private readonly queries: ContractsQueries,
  ) {}

  /** Calls produce off a contract in force. Inside the band it binds both sides. */
  @Post()
  @ApiCreatedResponse({ type: CallOffView })
  @Allow('contract.call_off')
  @Refuses(
    'contract.not_found',
    'weight.out_of_range',
    'day.invalid',
    'contract.not_in_force',
    'call_off.outside_season',
    'call_off.notice_too_short',
    'call_off.over_remaining',
  )
  async make(@ActorParam() actor: Actor, @Param('contractId') contractId: string, @Body() body: CallOffDto): Promise<CallOffView> {
    return callOffView(await this.callOffs.make(actor, contractIdOf(contractId), body.toAsk()));
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
