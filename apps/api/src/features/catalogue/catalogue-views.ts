import type { Place } from '@domain/catalogue/place';
import type { Product } from '@domain/catalogue/product';
import type { CommuneView, DestinationMarketView, PlaceView, PriceView, ProductView } from './catalogue.dto';
import type { CommuneEntity } from './commune.entity';
import type { DestinationMarketEntity } from './destination-market.entity';
import type { ReferencePriceEntity } from './reference-price.entity';

export function toProductView(product: Product, marketOpen: boolean): ProductView {
  return {
    id: product.id,
    nameVi: product.nameVi,
    nameEn: product.nameEn,
    category: product.category,
    marketOpen,
    season: product.season,
    varieties: product.varieties.map(({ productId: _, ...variety }) => variety),
    grades: product.grades.map(({ productId: _, ...grade }) => grade),
    referenceVndPerKg: product.referenceVndPerKg,
    freshnessVndPerKgDay: product.freshnessVndPerKgDay,
    maxHoldDays: product.maxHoldDays,
  };
}

export function toPlaceView(place: Place): PlaceView {
  const { id, kind, nameVi, nameEn, lat, lon, communeCode, formerDistrict, demo } = place;
  return { id, kind, nameVi, nameEn, lat, lon, communeCode, formerDistrict, demo };
}

export function toCommuneView(commune: CommuneEntity): CommuneView {
  const { code, nameVi, nameEn, fullNameVi, type, formerDistricts, lat, lon } = commune;
  return { code, nameVi, nameEn, fullNameVi, type, formerDistricts, lat, lon };
}

export function toDestinationMarketView(market: DestinationMarketEntity): DestinationMarketView {
  const { id, nameVi, nameEn, kind, productRules } = market;
  return { id, nameVi, nameEn, kind, productRules };
}

export function toPriceView(price: ReferencePriceEntity): PriceView {
  const { details, ...figures } = price;
  return { ...figures, source: details.source ?? null, assumption: details.assumption ?? null };
}
