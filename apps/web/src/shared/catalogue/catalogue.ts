import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, bodyOf } from '../api/client';
import type { Place, Product } from '../api/views';
import type { Language } from '../format/language';
import { useLanguage } from '../i18n/use-language';

export interface Catalogue {
  readonly products: readonly Product[];
  readonly places: readonly Place[];
}

/** Reference data: read once a visit. */
export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  staleTime: Infinity,
  queryFn: async (): Promise<Catalogue> => {
    const [products, places] = await Promise.all([bodyOf(api.GET('/api/v1/products')), bodyOf(api.GET('/api/v1/places'))]);
    return { products: products.items, places: places.items };
  },
});

/** What something new may name; retired varieties and grades keep their names where they stand already. */
export function traded<One extends { readonly retired: boolean }>(all: readonly One[] | undefined): readonly One[] {
  return (all ?? []).filter(({ retired }) => !retired);
}

/** True where another lot like this one may be posted: its market is among `products`, its variety and grade are not retired. */
export function isTraded(products: readonly Product[], lot: { marketId: string; varietyId: string; gradeId: string }): boolean {
  const product = products.find(({ id }) => id === lot.marketId);
  const [varieties, grades] = [traded(product?.varieties), traded(product?.grades)];
  return varieties.some(({ id }) => id === lot.varietyId) && grades.some(({ id }) => id === lot.gradeId);
}

interface Named {
  readonly nameVi: string;
  readonly nameEn: string;
}

const nameIn = (thing: Named | undefined, language: Language, id: string): string =>
  thing === undefined ? id : language === 'vi' ? thing.nameVi : thing.nameEn;

/** Long names carry their other names in brackets; on a screen the first is enough. `GL4` stays: people say it. */
const short = (name: string): string => name.replace(/\s*\((?!GL4)[^)]*\)/g, '');

/** Names of products, varieties, grades and places in the language of the screen, by id. */
export function useCatalogue() {
  const { data } = useSuspenseQuery(catalogueQuery);
  const language = useLanguage();
  return useMemo(() => {
    const products = new Map(data.products.map((product) => [product.id, product]));
    const places = new Map(data.places.map((place) => [place.id, place]));
    const varieties = new Map(data.products.flatMap((product) => product.varieties.map((variety) => [variety.id, { variety, product }])));
    return {
      products: data.products,
      places: data.places,
      product: (id: string) => products.get(id),
      productOfVariety: (id: string) => varieties.get(id)?.product,
      productName: (id: string) => short(nameIn(products.get(id), language, id)),
      varietyName: (id: string) => short(nameIn(varieties.get(id)?.variety, language, id)),
      gradeName: (productId: string, id: string) =>
        short(
          nameIn(
            products.get(productId)?.grades.find((grade) => grade.id === id),
            language,
            id,
          ),
        ),
      placeName: (id: string) => short(nameIn(places.get(id), language, id)),
    };
  }, [data, language]);
}
