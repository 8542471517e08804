import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../shared/api/views';
import { formatDayRange, formatMoment } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSaySeller } from '../../shared/i18n/use-say-seller';
import { useToday } from '../../shared/live/use-today';
import { right, Table } from '../../shared/ui/table';
import { revisionsQuery } from './api';

/** What my lot was before it is what it is: every version, the newest first. */
export function LotRevisions({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  const tell = useSaySeller();
  const language = useLanguage();
  const today = useToday();
  const revisions = useQuery(revisionsQuery(offer.id, offer.version)).data ?? [];
  if (revisions.length < 2) return null;
  const columns = [
    { key: 'at', head: tell('lotChange.at') },
    { key: 'kg', head: t('field.kg'), right: true },
    { key: 'ask', head: tell('lotChange.ask'), right: true },
    { key: 'harvest', head: t('col.harvest') },
    { key: 'certainty', head: tell('lotRules.certainty') },
  ];
  return (
    <details>
      <summary>
        {tell('lotChange.revisions')} ({revisions.length - 1})
      </summary>
      <Table label={tell('lotChange.revisions')} columns={columns}>
        {[...revisions].reverse().map((one) => (
          <tr key={one.version}>
            <td>{formatMoment(one.at, today, language)}</td>
            <td className={right}>{formatWeight(one.offeredKg, language)}</td>
            <td className={right}>{formatPrice(one.askVndPerKg, language)}</td>
            <td>{formatDayRange(one.harvestFrom, one.harvestTo)}</td>
            <td>{one.certainty !== null && tell(`lotRules.${one.certainty as Offer['certainty']}`)}</td>
          </tr>
        ))}
      </Table>
    </details>
  );
}
