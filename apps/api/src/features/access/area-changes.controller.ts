import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { type AreaId, type AuthorisationId, isUuid } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { SeenVersion } from '../../platform/http/if-match';
import { Refuses } from '../../platform/http/refuses';
import { CodeViewsQueries } from '../areas/code-views.queries';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { AmendAreaDto, AreaView, AuthoriseDto } from './code-changes.dto';
import { CodesService } from './codes.service';
import { LEAVE_REFUSALS } from './leave-refusals';

/** What is stated anew of planting areas, and who may use their codes. */
@ApiTags('areas')
@Controller('planting-areas/:id')
export class AreaChangesController {
  constructor(
    private readonly codes: CodesService,
    private readonly pages: CodeViewsQueries,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** Changes sizes, holder and place. */
  @Patch()
  @Allow('area.keep')
  @ApiOkResponse({ type: AreaView })
  @Refuses('area.not_found', 'area.below_used', 'area.size_out_of_range', 'version.stale', 'version.required')
  async amend(@Param('id') id: string, @SeenVersion() seen: number, @Body() body: AmendAreaDto): Promise<AreaView> {
    await this.pages.requireKnown(body);
    const said = { seen, stated: body.toStated(this.catalogue.catalogue), source: body.source };
    return this.pages.area(await this.codes.amendArea(areaIdOf(id), said));
  }

  /** An officer has looked at a code of another form: from now on it counts. */
  @Post('check')
  @HttpCode(200)
  @Allow('area.keep')
  @ApiOkResponse({ type: AreaView })
  @Refuses('area.not_found')
  async check(@Param('id') id: string): Promise<AreaView> {
    return this.pages.area(await this.codes.checkArea(areaIdOf(id)));
  }

  /** Lets another organisation sell under the code. */
  @Post('authorisations')
  @Allow('area.authorise')
  @ApiCreatedResponse({ type: AreaView })
  @Refuses('area.not_found', ...LEAVE_REFUSALS)
  async authorise(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: AuthoriseDto): Promise<AreaView> {
    await this.pages.requireOrganisation(body.userId);
    return this.pages.area(await this.codes.leaveOfArea(actor, areaIdOf(id), { give: body.toGiven() }));
  }

  /** Takes a leave back; what was sold under it stays sold. */
  @Post('authorisations/:leave/withdrawal')
  @HttpCode(200)
  @Allow('area.authorise')
  @ApiOkResponse({ type: AreaView })
  @Refuses('area.not_found', 'authorisation.not_found')
  async withdraw(@ActorParam() actor: Actor, @Param('id') id: string, @Param('leave') leave: string): Promise<AreaView> {
    if (!isUuid(leave)) throw new DomainError('authorisation.not_found', {});
    return this.pages.area(await this.codes.leaveOfArea(actor, areaIdOf(id), { withdraw: leave as AuthorisationId }));
  }
}

/** An address that can name no area is answered like an area that does not exist. */
function areaIdOf(text: string): AreaId {
  if (!isUuid(text)) throw new DomainError('area.not_found', {});
  return text as AreaId;
}
