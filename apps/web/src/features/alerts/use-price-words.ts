import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatPrice } from '../../shared/format/money';
import { useLanguage } from '../../shared/i18n/use-language';
import type { PriceWish } from './price-api';

/** A watched price in words: “Loại 1 lên tới 9.000 đ/kg”. */
export function usePriceWords(): (wish: PriceWish) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  return ({ marketId, gradeId, direction, vndPerKg }) =>
    t('priceAlert.what', {
      grade: gradeId == null ? t('priceAlert.allGrades') : names.gradeName(marketId, gradeId),
      direction: t(`priceAlert.${direction}`),
      price: formatPrice(vndPerKg, language),
    });
}
