import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type OrganisationId, productIdOf } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { AccessRulesService } from '../areas/access-rules.service';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { AccessPages } from './access-pages';
import { LotMarketsQuery, LotMarketsView, RulesPage, RulesQuery } from './access.dto';

/** Where a lot may go before it is posted, and what markets ask. */
@ApiTags('access')
@Controller()
export class LotMarketsController {
  constructor(
    private readonly pages: AccessPages,
    private readonly rules: AccessRulesService,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** Which markets may this lot go to, and what is missing for the others. Officers may ask for another's lot. */
  @Get('lot-markets')
  @Allow('area.read')
  @ApiOkResponse({ type: LotMarketsView })
  @Refuses('product.unknown', 'area_code.invalid')
  async lotMarkets(@ActorParam() actor: Actor, @Query() query: LotMarketsQuery): Promise<LotMarketsView> {
    const other = actor.permissions.has('area.keep') ? (query.sellerId as OrganisationId | undefined) : undefined;
    return this.pages.lotMarkets({
      productId: this.catalogue.product(productIdOf(query.productId, 'productId'), 'productId').id,
      sellerId: other ?? actor.organisationId,
      areaCode: query.areaCode ?? null,
    });
  }

  /** What markets ask of products, the newest rule of each first. */
  @Get('access-rules')
  @Allow('catalogue.read')
  @ApiOkResponse({ type: RulesPage })
  async accessRules(@Query() { marketId, productId }: RulesQuery): Promise<RulesPage> {
    const rules = await this.rules.list(marketId ?? null, productId ?? null);
    return { items: rules.map(({ from, to, ...rule }) => ({ ...rule, validFrom: from, validTo: to })) };
  }
}
