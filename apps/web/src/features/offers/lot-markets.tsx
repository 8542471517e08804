import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../shared/api/client';
import { destinationName, destinationsQuery } from '../../shared/catalogue/destinations';
import type { components } from '../../shared/api/schema.gen';
import { lackKey } from '../../shared/format/lack-key';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Panel } from '../../shared/ui/panel';
import styles from './lot-markets.module.css';

type Lack = components['schemas']['Lack'];
type PaperKind = components['schemas']['PaperKind'];

/** A code that is still being typed is not asked about. */
const CODE_LENGTH_MIN = 6;

const lotMarketsQuery = (productId: string, areaCode: string) =>
  queryOptions({
    queryKey: ['lot-markets', productId, areaCode],
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
    queryFn: () => bodyOf(api.GET('/api/v1/lot-markets', { params: { query: { productId, ...(areaCode === '' ? {} : { areaCode }) } } })),
  });

/** Which markets the lot may go to and what is missing for the others, while it is being written. */
export function LotMarkets({ productId, areaCode }: { productId: string; areaCode: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const typed = useDeferredValue(areaCode.trim());
  const destinations = useQuery(destinationsQuery).data ?? [];
  const answer = useQuery(lotMarketsQuery(productId, typed.length < CODE_LENGTH_MIN ? '' : typed)).data;
  if (answer === undefined) return null;
  const { code } = answer;
  // A market that is closed to the product altogether is no news to its seller.
  const shown = answer.items.filter(({ missing }) => !missing.some((lack) => lack.code.startsWith('market.')));
  const open = shown.filter(({ missing }) => missing.length === 0);
  const lacking = shown.filter(({ missing }) => missing.length > 0);
  const lackWords = ({ code: lack, papers }: { code: Lack; papers: readonly PaperKind[] }): string => {
    const words = t(`access.lack.${lackKey(lack)}`);
    return papers.length === 0 ? words : `${words}: ${papers.map((kind) => t(`papers.kinds.${kind}`)).join(` ${t('rules.or')} `)}`;
  };
  const name = (id: string): string => destinationName(destinations, id, language);
  return (
    <Panel title={t('access.title')} padded>
      <div className={styles['answer']} aria-live="polite">
        {code !== null && !code.known && <p className={styles['warn']}>{t('access.unknown')}</p>}
        {code !== null && code.meant !== null && <p className={styles['warn']}>{t('access.meant', { code: code.meant })}</p>}
        {code !== null && code.leftKg !== null && <p>{t('access.left', { weight: formatWeight(code.leftKg, language) })}</p>}
        <p>
          <IconCircleCheck className="i" size={18} aria-hidden="true" />
          <b>{t('access.may')}:</b> {open.map(({ marketId }) => name(marketId)).join(', ')}
        </p>
        {lacking.length > 0 && (
          <details>
            <summary>{t('access.more', { n: lacking.length })}</summary>
            <ul>
              {lacking.map(({ marketId, missing }) => (
                <li key={marketId} data-market={marketId}>
                  <IconCircleX className="i" size={16} aria-hidden="true" />
                  <b>{name(marketId)}:</b> {missing.map(lackWords).join('; ')}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  );
}
