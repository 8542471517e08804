import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatDay } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { addWords } from '../../shared/i18n/add-words';
import { useLanguage } from '../../shared/i18n/use-language';
import { alerts as alertWords } from '../../shared/i18n/vi/alerts';
import type { Alert } from './api';

addWords(alertWords);

/** An alert's conditions as a line of words. */
export function useAlertWords(): (alert: Alert) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  return ({ kind, productIds, certificates, words, minVndPerKg, maxVndPerKg, minKg, maxKm, gradeId, withinDays, from, to }) =>
    [
      ...(kind === 'demands' ? [t('alert.demand')] : []),
      ...productIds.map(names.productName),
      ...(gradeId === null ? [] : [names.gradeName(productIds[0] ?? '', gradeId)]),
      ...certificates.map((one) => t(`certificate.${one}`)),
      ...(words === '' ? [] : [`“${words}”`]),
      ...(minVndPerKg === null ? [] : [`≥ ${formatPrice(minVndPerKg, language)}`]),
      ...(maxVndPerKg === null ? [] : [`≤ ${formatPrice(maxVndPerKg, language)}`]),
      ...(minKg === null ? [] : [`≥ ${formatWeight(minKg, language)}`]),
      ...(maxKm === null ? [] : [`≤ ${maxKm} km`]),
      ...(withinDays === null ? [] : [t('alert.within', { n: withinDays })]),
      ...(from === null ? [] : [`≥ ${formatDay(from, language)}`]),
      ...(to === null ? [] : [`≤ ${formatDay(to, language)}`]),
    ].join(' · ');
}
