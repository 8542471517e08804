import { Injectable } from '@nestjs/common';
import type { AlertLot } from '@domain/alerts/alert-events';
import { foldForSearch } from '@domain/shared/text';
import { CatalogueQueries } from '../catalogue/catalogue.queries';

/** Names by which people look for a lot, in both languages. */
@Injectable()
export class LotWords {
  constructor(private readonly catalogue: CatalogueQueries) {}

  /** Folded, as one text: variety, product, grade, seller, place. */
  of(lot: AlertLot & { readonly gradeId?: string; readonly placeId?: string; readonly areaCode?: string | null }): string {
    const { products, places } = this.catalogue.catalogue;
    const product = products.find(({ id }) => id === lot.marketId);
    const variety = product?.varieties.find(({ id }) => id === lot.varietyId);
    const grade = product?.grades.find(({ id }) => id === lot.gradeId);
    const place = places.find(({ id }) => id === lot.placeId);
    const names = [product, variety, grade, place].flatMap((one) => (one === undefined ? [] : [one.nameVi, one.nameEn]));
    return foldForSearch([...names, lot.seller.name, lot.areaCode ?? ''].join(' '));
  }
}
