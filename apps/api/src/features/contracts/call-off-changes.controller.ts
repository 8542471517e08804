import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { callOffView } from '@domain/across/views/contract-views';
import { DomainError } from '@domain/shared/domain-error';
import { type CallOffId, isUuid } from '@domain/shared/ids';
import { kgOf, lotKgOf } from '@domain/shared/weight';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { SeenVersion } from '../../platform/http/if-match';
import { Refuses } from '../../platform/http/refuses';
import { CallOffChangesService } from './call-off-changes.service';
import {
  ApproveCallOffDto,
  CallOffBatchDto,
  CallOffChangesDto,
  CallOffsList,
  CallOffView,
  CancelCallOffDto,
  ReceiptDto,
} from './call-offs.dto';
import { CallOffsService } from './call-offs.service';
import { ContractsQueries } from './contracts.queries';
import { MAKING_REFUSALS } from './making-refusals';

@ApiTags('contracts')
@Controller('call-offs')
export class CallOffChangesController {
  constructor(
    private readonly callOffs: CallOffsService,
    private readonly changes: CallOffChangesService,
    private readonly queries: ContractsQueries,
  ) {}

  /** Calls produce off many contracts at once: all of them or none, one round. */
  @Post()
  @ApiCreatedResponse({ type: CallOffsList })
  @Allow('contract.call_off')
  @Refuses(...MAKING_REFUSALS)
  async makeMany(@ActorParam() actor: Actor, @Body() body: CallOffBatchDto): Promise<CallOffsList> {
    const made = await this.callOffs.makeMany(
      actor,
      body.lines.map((line) => line.toLine()),
    );
    return { items: made.map(callOffView) };
  }

  /** Call-offs above the band that wait for my cooperative's answer, the most urgent first. */
  @Get('waiting')
  @ApiOkResponse({ type: CallOffsList })
  @Allow('contract.read')
  @Refuses()
  async waiting(@ActorParam() actor: Actor): Promise<CallOffsList> {
    return { items: (await this.queries.waitingFor(actor.organisationId)).map(callOffView) };
  }

  /** Changes an open call-off inside its band, by the notice of its contract. */
  @Patch(':id')
  @ApiOkResponse({ type: CallOffView })
  @Allow('contract.call_off')
  @Refuses(
    'call_off.not_found',
    'version.required',
    'version.stale',
    'weight.out_of_range',
    'day.invalid',
    'call_off.closed',
    'contract.not_in_force',
    'call_off.no_change',
    'call_off.outside_season',
    'call_off.notice_too_short',
    'stock.below_promised',
    'call_off.over_remaining',
    'call_off.over_band',
  )
  async amend(
    @ActorParam() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number,
    @Body() body: CallOffChangesDto,
  ): Promise<CallOffView> {
    return callOffView(await this.changes.amend(actor, callOffIdOf(id), seen, body.toChanges()));
  }

  /** Takes a call-off back; past the notice only on purpose, and then on record. */
  @Post(':id/cancellation')
  @ApiCreatedResponse({ type: CallOffView })
  @Allow('contract.call_off')
  @Refuses('call_off.not_found', 'call_off.closed', 'call_off.notice_too_short')
  async cancel(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: CancelCallOffDto): Promise<CallOffView> {
    return callOffView(await this.changes.cancel(actor, callOffIdOf(id), body.late ?? false));
  }

  /** The cooperative's yes to a call-off above the band, whole or in part. */
  @Post(':id/approval')
  @ApiCreatedResponse({ type: CallOffView })
  @Allow('contract.answer')
  @Refuses(
    'call_off.not_found',
    'weight.out_of_range',
    'call_off.not_waiting',
    'call_off.window_over',
    'contract.not_in_force',
    'call_off.over_asked',
  )
  async approve(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: ApproveCallOffDto): Promise<CallOffView> {
    return callOffView(await this.changes.approve(actor, callOffIdOf(id), body.kg === undefined ? null : lotKgOf(body.kg, 'kg')));
  }

  /** The cooperative's no. */
  @Post(':id/refusal')
  @ApiCreatedResponse({ type: CallOffView })
  @Allow('contract.answer')
  @Refuses('call_off.not_found', 'call_off.not_waiting', 'call_off.window_over')
  async decline(@ActorParam() actor: Actor, @Param('id') id: string): Promise<CallOffView> {
    return callOffView(await this.changes.decline(actor, callOffIdOf(id)));
  }

  /** What the plant weighed of a call-off, and what of it was accepted. */
  @Post(':id/receipts')
  @ApiCreatedResponse({ type: CallOffView })
  @Allow('contract.call_off')
  @Refuses('call_off.not_found', 'weight.out_of_range', 'call_off.over_confirmed')
  async receive(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: ReceiptDto): Promise<CallOffView> {
    const weighed = {
      deliveredKg: lotKgOf(body.deliveredKg, 'deliveredKg'),
      acceptedKg: kgOf(body.acceptedKg, 'acceptedKg'),
      note: body.note ?? null,
    };
    return callOffView(await this.changes.receive(actor, callOffIdOf(id), weighed));
  }
}

/** An address that can name no call-off is answered like one that does not exist. */
function callOffIdOf(text: string): CallOffId {
  if (!isUuid(text)) throw new DomainError('call_off.not_found', {});
  return text as CallOffId;
}
