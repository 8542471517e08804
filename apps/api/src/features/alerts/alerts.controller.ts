import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { AlertList, AlertView, alertView, SetAlertDto } from './alerts.dto';
import { AlertsService } from './alerts.service';

@ApiTags('notices')
@Controller('alerts')
export class AlertsController {
  constructor(
    private readonly alerts: AlertsService,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** Tells me, and nobody else, of lots, or of what is wanted, like this from now on. */
  @Post()
  @ApiCreatedResponse({ type: AlertView })
  @Allow('market.read')
  @Refuses(
    'alert.too_many',
    'alert.on_behalf',
    'alert.too_wide',
    'alert.range_invalid',
    'alert.out_of_range',
    'alert.no_place',
    'alert.wrong_kind',
    'place.unknown',
    'grade.unknown',
    'grade.wrong_product',
    'product.unknown',
    'certificate.unknown',
    'price.out_of_range',
    'weight.out_of_range',
    'day.invalid',
    'list.too_long',
    'text.too_short',
    'text.too_long',
    'text.unseen_character',
  )
  async set(@ActorParam() actor: Actor, @Body() body: SetAlertDto): Promise<AlertView> {
    return alertView(await this.alerts.set(actor, body.toTerms(this.catalogue.catalogue)));
  }

  /** What I asked to be told of, newest first. */
  @Get()
  @ApiOkResponse({ type: AlertList })
  @Allow('market.read')
  async mine(@ActorParam() actor: Actor): Promise<AlertList> {
    return { items: (await this.alerts.mine(actor)).map(alertView) };
  }

  /** I want to be told no more. */
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('market.read')
  @Refuses('alert.not_found')
  async remove(@ActorParam() actor: Actor, @Param('id') id: string): Promise<void> {
    if (!isUuid(id)) throw new DomainError('alert.not_found', {});
    await this.alerts.remove(actor, id);
  }
}
