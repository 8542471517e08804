import { printedDay, printedKg, printedPrice } from '../../documents/printed';
import type { Words } from '../../documents/document-content';
import type { Day } from '../../shared/day';
import type { PublicOffer } from './view-types';

/** The catalogue's names of what a lot is. */
export interface LotNames {
  readonly variety: Words;
  readonly grade: Words;
  readonly place: Words;
}

/** A lot as whoever has its link sees it: only what the market's own stream tells everyone. */
export interface LotCard {
  /** "12.000 kg Xoài GL4, Loại 1 · 9.000 đ/kg" */
  readonly title: Words;
  readonly description: Words;
  readonly facts: readonly { readonly label: Words; readonly value: Words }[];
  readonly seller: string;
  readonly isDemo: boolean;
  readonly isOpen: boolean;
}

const CERTIFICATE_WORDS: Readonly<Record<string, string>> = { vietgap: 'VietGAP', globalgap: 'GlobalG.A.P.', organic: 'Hữu cơ' };

/** What a link to a lot shows before anybody signs in: in a messenger's card, on the page behind it, and on a crate's label. */
export function lotCard(offer: PublicOffer, names: LotNames): LotCard {
  const isOpen = offer.state === 'open' && offer.openKg > 0;
  const days = `${printedDay(offer.harvestFrom as Day)} – ${printedDay(offer.harvestTo as Day)}`;
  const kg = printedKg(isOpen ? offer.openKg : offer.offeredKg);
  const price = printedPrice(offer.askVndPerKg);
  const certificates = offer.certificates.map((one) => CERTIFICATE_WORDS[one] ?? one.toUpperCase()).join(', ');
  const of = (make: (language: 'vi' | 'en') => string): Words => ({ vi: make('vi'), en: make('en') });
  const whatOf = (language: 'vi' | 'en') => `${names.variety[language]}, ${names.grade[language]}`;
  return {
    title: of((language) =>
      isOpen
        ? `${kg[language]} ${whatOf(language)} · ${price[language]}`
        : `${whatOf(language)} · ${language === 'vi' ? 'không còn bán' : 'no longer for sale'}`,
    ),
    description: of((language) =>
      [
        offer.seller.name,
        language === 'vi' ? `hái ${days}` : `harvest ${days}`,
        language === 'vi' ? `cân tại ${names.place.vi}` : `weighed at ${names.place.en}`,
        ...(certificates === '' ? [] : [certificates]),
      ].join(' · '),
    ),
    facts: [
      { label: { vi: 'Giống, loại', en: 'Variety, grade' }, value: of(whatOf) },
      ...(isOpen ? [{ label: { vi: 'Còn bán', en: 'For sale' }, value: kg }] : []),
      ...(isOpen ? [{ label: { vi: 'Giá tại vườn', en: 'Price at the farm gate' }, value: price }] : []),
      { label: { vi: 'Ngày hái', en: 'Harvest' }, value: { vi: days, en: days } },
      { label: { vi: 'Nơi cân', en: 'Weighed at' }, value: names.place },
      { label: { vi: 'Bên bán', en: 'Seller' }, value: { vi: offer.seller.name, en: offer.seller.name } },
      ...(offer.areaCode === null
        ? []
        : [{ label: { vi: 'Mã vùng trồng', en: 'Area code' }, value: { vi: offer.areaCode, en: offer.areaCode } }]),
      ...(certificates === '' ? [] : [{ label: { vi: 'Chứng nhận', en: 'Certificates' }, value: { vi: certificates, en: certificates } }]),
    ],
    seller: offer.seller.name,
    isDemo: offer.seller.demo,
    isOpen,
  };
}
