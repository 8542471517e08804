import type { TFunction } from 'i18next';
import type { Contract } from '../../shared/api/views';
import type { Language } from '../../shared/format/language';
import { formatPrice } from '../../shared/format/money';

/** The price rule of a contract in one line: "8.500 đ/kg, cố định", "sàn 8.000 đ/kg, theo thị trường khi cao hơn". */
export function priceWords({ price }: Contract, t: TFunction<'app'>, language: Language): string {
  const reference = price.index
    ? `; ${t('pact.reference', { index: t(`pact.index.${price.index.indexId as 'farm_gate'}`), average: price.index.averageDays, lag: price.index.lagDays })}`
    : '';
  const most = price.capVndPerKg ? `, ${t('pact.cap', { price: formatPrice(price.capVndPerKg, language) })}` : '';
  const money = (value: number | null | undefined) => formatPrice(value ?? 0, language);
  switch (price.kind) {
    case 'fixed':
      return t('pact.price.fixed', { price: money(price.vndPerKg) });
    case 'floor_plus_market':
      return `${t('pact.price.floor', { price: money(price.floorVndPerKg) })}${most}${reference}`;
    case 'market_minus':
      return `${t('pact.price.minus', { price: money(price.minusVndPerKg) })}${most}${reference}`;
  }
}
