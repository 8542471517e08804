import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { PlaceId } from '@domain/shared/ids';
import { foldForSearch } from '@domain/shared/text';
import { Allow } from '../../platform/http/allow';
import {
  CommuneListView,
  DestinationMarketListView,
  NameQuery,
  PlaceListView,
  PlaceQuery,
  PriceListView,
  PriceQuery,
  ProductListView,
  RouteListView,
  RouteQuery,
} from './catalogue.dto';
import { CatalogueQueries } from './catalogue.queries';
import { toCommuneView, toDestinationMarketView, toPlaceView, toPriceView, toProductView } from './catalogue-views';

/** Reads of the reference data. Short lists that change with a release, so they come whole. */
@ApiTags('catalogue')
@Allow('catalogue.read')
@Controller()
export class CatalogueController {
  constructor(private readonly queries: CatalogueQueries) {}

  /** Products with their varieties and grades. */
  @Get('products')
  @ApiOkResponse({ type: ProductListView })
  async products(@Query() { q }: NameQuery): Promise<ProductListView> {
    const open = await this.queries.openMarkets();
    return { items: named(this.queries.products(), q).map((product) => toProductView(product, open.has(product.id))) };
  }

  /** Collection points and destinations. */
  @Get('places')
  @ApiOkResponse({ type: PlaceListView })
  places(@Query() { q, kind }: PlaceQuery): PlaceListView {
    const places = this.queries.catalogue.places.filter((place) => kind === undefined || place.kind === kind);
    return { items: named(places, q).map(toPlaceView) };
  }

  /** The communes and wards of the province. */
  @Get('communes')
  @ApiOkResponse({ type: CommuneListView })
  communes(@Query() { q }: NameQuery): CommuneListView {
    return { items: named(this.queries.snapshot.communes, q).map(toCommuneView) };
  }

  /** Countries and channels with what each asks of a product. */
  @Get('destination-markets')
  @ApiOkResponse({ type: DestinationMarketListView })
  destinationMarkets(): DestinationMarketListView {
    return { items: this.queries.snapshot.destinationMarkets.map(toDestinationMarketView) };
  }

  /** Reference prices with their sources. */
  @Get('prices')
  @ApiOkResponse({ type: PriceListView })
  prices(@Query() { productId }: PriceQuery): PriceListView {
    const prices = this.queries.snapshot.prices.filter((price) => productId === undefined || price.productId === productId);
    return { items: prices.map(toPriceView) };
  }

  /** Ways with their days and freight. */
  @Get('routes')
  @ApiOkResponse({ type: RouteListView })
  routes(@Query() { from, to }: RouteQuery): RouteListView {
    return { items: this.queries.catalogue.routes((from as PlaceId | undefined) ?? null, (to as PlaceId | undefined) ?? null) };
  }
}

/** Entries whose Vietnamese or English name has the text in it, whatever its accents. */
function named<Entry extends { readonly nameVi: string; readonly nameEn: string }>(
  entries: readonly Entry[],
  q: string | undefined,
): readonly Entry[] {
  const wanted = foldForSearch(q ?? '');
  return entries.filter(({ nameVi, nameEn }) => foldForSearch(nameVi).includes(wanted) || foldForSearch(nameEn).includes(wanted));
}
