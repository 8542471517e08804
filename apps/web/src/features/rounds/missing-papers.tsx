import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { components } from '../../shared/api/schema.gen';
import type { RoundItem } from '../../shared/api/views';
import { destinationName, destinationsQuery } from '../../shared/catalogue/destinations';
import { lackKey } from '../../shared/format/lack-key';
import { useLanguage } from '../../shared/i18n/use-language';
import { missingPapersQuery } from './api';

type Missing = components['schemas']['MissingPaperView'];

/** Which papers kept my lot away from what buyers of the round asked for, each by its name. */
export function MissingPapers({ item, round }: { item: RoundItem; round: { marketId: string; number: number } }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const destinations = useQuery(destinationsQuery).data ?? [];
  const missing = useQuery(missingPapersQuery(round.marketId, round.number, item.id)).data ?? [];
  const words = ({ code, papers }: Missing): string => {
    const lack = t(`access.lack.${lackKey(code)}`);
    return papers.length === 0 ? lack : `${lack}: ${papers.map((kind) => t(`papers.kinds.${kind}`)).join(` ${t('rules.or')} `)}`;
  };
  if (missing.length === 0) return null;
  return (
    <ul data-missing={item.id}>
      {missing.map(({ marketId, missing: lacks }) => (
        <li key={`${marketId ?? ''}/${lacks.map(words).join()}`}>
          <b>{marketId === null ? t('rules.buyers') : destinationName(destinations, marketId, language)}:</b> {lacks.map(words).join('; ')}
        </li>
      ))}
    </ul>
  );
}
