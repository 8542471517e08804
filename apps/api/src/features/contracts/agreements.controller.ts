import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { contractVersionView, contractView } from '@domain/across/views/contract-views';
import { idOf, type OrganisationId } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { AmendmentDto, DraftContractDto, RewriteDraftDto, SignatureDto } from './agreements.dto';
import { type AgreedContract, AgreementsService } from './agreements.service';
import { contractIdOf } from './contract-id';
import { AgreedContractView, VersionsList } from './contract-views.dto';
import { ContractsQueries } from './contracts.queries';
import { readNewTerms, readTerms } from './read-terms';
import { TERMS_REFUSALS } from './terms-refusals';

@ApiTags('contracts')
@Controller('contracts')
export class AgreementsController {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly queries: ContractsQueries,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** Writes a contract down. It binds nobody until it is offered and both have signed. */
  @Post('drafts')
  @ApiCreatedResponse({ type: AgreedContractView })
  @Allow('contract.write')
  @Refuses(...TERMS_REFUSALS, 'contract.number_taken', 'id.invalid')
  async draft(@ActorParam() actor: Actor, @Body() body: DraftContractDto): Promise<AgreedContractView> {
    const entry = {
      number: body.number,
      cooperativeId: idOf<OrganisationId>(body.cooperativeId, 'cooperativeId'),
      processorId: idOf<OrganisationId>(body.processorId, 'processorId'),
      terms: readNewTerms(body.terms, this.catalogue.catalogue),
    };
    return viewOf(await this.agreements.draft(actor, entry));
  }

  /** Writes a draft anew. Signed is only what was read: its hash changes with its text. */
  @Patch(':id/draft')
  @ApiOkResponse({ type: AgreedContractView })
  @Allow('contract.write')
  @Refuses(...TERMS_REFUSALS, 'contract.not_found', 'contract.not_draft', 'contract.terms_changed')
  async rewrite(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: RewriteDraftDto): Promise<AgreedContractView> {
    const terms = readNewTerms(body.terms, this.catalogue.catalogue);
    return viewOf(await this.agreements.rewrite(actor, contractIdOf(id), terms, body.termsHash));
  }

  /** Puts a draft to the other side. */
  @Post(':id/offering')
  @ApiCreatedResponse({ type: AgreedContractView })
  @Allow('contract.write')
  @Refuses('contract.not_found', 'contract.not_draft', 'contract.season_over')
  async offer(@ActorParam() actor: Actor, @Param('id') id: string): Promise<AgreedContractView> {
    return viewOf(await this.agreements.offer(actor, contractIdOf(id)));
  }

  /** Takes an offered contract back to a draft, by either side; signatures under it count no longer. */
  @Post(':id/recall')
  @ApiCreatedResponse({ type: AgreedContractView })
  @Allow('contract.write')
  @Refuses('contract.not_found', 'contract.not_offered')
  async recall(@ActorParam() actor: Actor, @Param('id') id: string): Promise<AgreedContractView> {
    return viewOf(await this.agreements.recall(actor, contractIdOf(id)));
  }

  /** Drops a draft, an offered contract, or the amendment that waits. */
  @Post(':id/withdrawal')
  @ApiCreatedResponse({ type: AgreedContractView })
  @Allow('contract.write')
  @Refuses('contract.not_found', 'contract.not_offered')
  async withdraw(@ActorParam() actor: Actor, @Param('id') id: string): Promise<AgreedContractView> {
    return viewOf(await this.agreements.withdraw(actor, contractIdOf(id)));
  }

  /** Signs the version that was read, for my side. With both signatures its terms hold, and the paper is printed. */
  @Post(':id/signatures')
  @ApiCreatedResponse({ type: AgreedContractView })
  @Allow('contract.sign')
  @Refuses(
    'auth.step_up_required',
    'contract.not_found',
    'contract.not_offered',
    'contract.not_in_force',
    'contract.season_over',
    'contract.terms_changed',
    'contract.already_signed',
    'contract.amendment_below_called',
  )
  async sign(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: SignatureDto): Promise<AgreedContractView> {
    return viewOf(await this.agreements.sign(actor, contractIdOf(id), body));
  }

  /** Puts new terms to the other side. The old ones bind until both have signed. */
  @Post(':id/amendments')
  @ApiCreatedResponse({ type: AgreedContractView })
  @Allow('contract.write')
  @Refuses(
    ...TERMS_REFUSALS,
    'contract.not_found',
    'contract.not_in_force',
    'contract.amendment_open',
    'contract.amendment_below_called',
    'contract.no_change',
  )
  async amend(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: AmendmentDto): Promise<AgreedContractView> {
    return viewOf(await this.agreements.amend(actor, contractIdOf(id), readTerms(body.terms, this.catalogue.catalogue)));
  }

  /** Every version with what it changed, oldest first. */
  @Get(':id/versions')
  @ApiOkResponse({ type: VersionsList })
  @Allow('contract.read')
  @Refuses('contract.not_found')
  async versions(@ActorParam() actor: Actor, @Param('id') id: string): Promise<VersionsList> {
    return { items: await this.queries.versionsOf(actor.organisationId, contractIdOf(id)) };
  }
}

function viewOf({ facts, version }: AgreedContract): AgreedContractView {
  return { contract: contractView(facts), version: contractVersionView(version) };
}
