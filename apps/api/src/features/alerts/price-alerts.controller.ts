import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { PriceAlertList, priceAlertView, PriceAlertView, WatchPriceDto } from './price-alerts.dto';
import { PriceAlertsService } from './price-alerts.service';

/** Prices that I watch. At which price I want to be told is mine alone. */
@ApiTags('notices')
@Controller('price-alerts')
export class PriceAlertsController {
  constructor(
    private readonly alerts: PriceAlertsService,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** Tells me, and nobody else, once the published price of a round comes to this; then again each time it has gone back and comes again. */
  @Post()
  @ApiCreatedResponse({ type: PriceAlertView })
  @Allow('market.read')
  @Refuses(
    'alert.too_many',
    'alert.on_behalf',
    'price_alert.exists',
    'product.unknown',
    'market.unknown',
    'grade.unknown',
    'grade.wrong_product',
    'price.out_of_range',
  )
  async watch(@ActorParam() actor: Actor, @Body() body: WatchPriceDto): Promise<PriceAlertView> {
    return priceAlertView(await this.alerts.set(actor, body.toTerms(this.catalogue.catalogue)));
  }

  /** What I watch, newest first. */
  @Get()
  @ApiOkResponse({ type: PriceAlertList })
  @Allow('market.read')
  async mine(@ActorParam() actor: Actor): Promise<PriceAlertList> {
    return { items: (await this.alerts.mine(actor)).map(priceAlertView) };
  }

  /** Tells nothing until it is resumed. */
  @Post(':id/pause')
  @HttpCode(200)
  @ApiOkResponse({ type: PriceAlertView })
  @Allow('market.read')
  @Refuses('price_alert.not_found', 'price_alert.wrong_state')
  async pause(@ActorParam() actor: Actor, @Param('id') id: string): Promise<PriceAlertView> {
    return priceAlertView(await this.alerts.pause(actor, alertIdOf(id)));
  }

  /** Watches again, from the price of now. */
  @Post(':id/resumption')
  @HttpCode(200)
  @ApiOkResponse({ type: PriceAlertView })
  @Allow('market.read')
  @Refuses('price_alert.not_found', 'price_alert.wrong_state')
  async resume(@ActorParam() actor: Actor, @Param('id') id: string): Promise<PriceAlertView> {
    return priceAlertView(await this.alerts.resume(actor, alertIdOf(id)));
  }

  /** I want to be told no more. */
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('market.read')
  @Refuses('price_alert.not_found')
  async remove(@ActorParam() actor: Actor, @Param('id') id: string): Promise<void> {
    await this.alerts.remove(actor, alertIdOf(id));
  }
}

function alertIdOf(id: string): string {
  if (!isUuid(id)) throw new DomainError('price_alert.not_found', {});
  return id;
}
