import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { contractView } from '@domain/across/views/contract-views';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { cursorId, PAGE_MAX, PageQuery, pageOf } from '../../platform/http/page.dto';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { TerminationDto } from './agreements.dto';
import { CallOffChangesService } from './call-off-changes.service';
import { contractIdOf } from './contract-id';
import { ContractsPage, ContractView } from './contract-views.dto';
import { RegisterContractDto } from './contracts.dto';
import { ContractsQueries } from './contracts.queries';
import { ContractsService } from './contracts.service';
import { ENTRY_REFUSALS } from './terms-refusals';

@ApiTags('contracts')
@Controller('contracts')
export class ContractsController {
  constructor(
    private readonly contracts: ContractsService,
    private readonly changes: CallOffChangesService,
    private readonly queries: ContractsQueries,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** Enters a contract that both parties have signed on paper. */
  @Post()
  @ApiCreatedResponse({ type: ContractView })
  @Allow('contract.register')
  @Refuses(...ENTRY_REFUSALS, 'id.invalid', 'contract.number_taken')
  async register(@ActorParam() actor: Actor, @Body() body: RegisterContractDto): Promise<ContractView> {
    return contractView(await this.contracts.register(actor, body.toEntry(this.catalogue.catalogue)));
  }

  /** Contracts that my organisation is a party of, newest first. */
  @Get()
  @ApiOkResponse({ type: ContractsPage })
  @Allow('contract.read')
  @Refuses('page.cursor_invalid')
  async mine(@ActorParam() actor: Actor, @Query() query: PageQuery): Promise<ContractsPage> {
    const limit = query.limit ?? PAGE_MAX;
    const facts = await this.queries.allOfParty(actor.organisationId, { before: cursorId(query), limit: limit + 1 });
    const page = pageOf(facts.map(contractView), limit);
    return { items: [...page.items], next: page.next };
  }

  /** One contract that my organisation is a party of. */
  @Get(':id')
  @ApiOkResponse({ type: ContractView })
  @Allow('contract.read')
  @Refuses('contract.not_found')
  async one(@ActorParam() actor: Actor, @Param('id') id: string): Promise<ContractView> {
    return contractView(await this.queries.ofParty(actor.organisationId, contractIdOf(id)));
  }

  /** Ends a contract before its season is over; what waits or is open under it is taken back. */
  @Post(':id/termination')
  @ApiCreatedResponse({ type: ContractView })
  @Allow('contract.sign')
  @Refuses('contract.not_found', 'contract.not_in_force', 'text.too_short', 'text.too_long', 'text.unseen_character')
  async terminate(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: TerminationDto): Promise<ContractView> {
    return contractView(await this.changes.terminate(actor, contractIdOf(id), body.reason));
  }
}
