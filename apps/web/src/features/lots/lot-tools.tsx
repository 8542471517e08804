import { IconArrowUp, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatDay } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatInteger } from '../../shared/format/number';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import type { LotFilter } from './lot-filter';
import styles from './lots.module.css';

type Change = (part: { [K in keyof LotFilter]?: LotFilter[K] | undefined }) => void;

interface Props {
  filter: LotFilter;
  onFilter: Change;
  fresh: number;
  onRefresh: () => void;
  isEmpty: boolean;
  children: ReactNode;
}

/** A word typed waits this long before the address follows it. */
const SETTLE_MS = 120;

/** Search, what is being asked as pills that can be dropped one by one, and the lots that wait. */
export function LotTools({ filter, onFilter, fresh, onRefresh, isEmpty, children }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const pills = usePills(filter);
  return (
    <>
      <div className={styles['tools']}>
        <Find q={filter.q ?? ''} onFind={(q) => onFilter({ q: q === '' ? undefined : q })} />
        {pills.map((pill) => (
          <button
            key={pill.key}
            type="button"
            className={styles['pill']}
            aria-label={t('lots.loosen', { what: pill.words })}
            onClick={() => onFilter(pill.drop)}
          >
            {pill.words}
            <IconX size={14} aria-hidden="true" />
          </button>
        ))}
        <span className="push row wrap">
          {fresh > 0 && (
            <>
              <button type="button" className={styles['fresh']} onClick={onRefresh}>
                <IconArrowUp size={16} aria-hidden="true" />
                {t('lots.newLots', { n: formatInteger(fresh, language), count: fresh })}
              </button>
              <span className="hint">{t('lots.stay')}</span>
            </>
          )}
          {children}
        </span>
      </div>
      {isEmpty && (
        <p style={{ padding: '0 16px 12px' }} role="status">
          <b>{t('lots.none')}.</b> {pills.length > 0 && t('lots.noneHint', { list: pills.map((pill) => pill.words).join(', ') })}
        </p>
      )}
    </>
  );
}

/** What is typed shows at once; the filter follows when the fingers rest. */
function Find({ q, onFind }: { q: string; onFind: (q: string) => void }) {
  const { t } = useTranslation();
  const [{ text, asked, seen }, set] = useState({ text: q, asked: q, seen: q });
  // A view that is opened, or the back button, says another word; one’s own, arriving later, changes nothing of what is typed meanwhile.
  if (q !== seen) set({ text: q === asked ? text : q, asked: q, seen: q });
  const latest = useRef(onFind);
  useEffect(() => {
    latest.current = onFind;
  });
  useEffect(() => {
    if (text === q) return undefined;
    const timer = setTimeout(() => {
      set((now) => ({ ...now, asked: text }));
      latest.current(text);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, q]);
  return (
    <label className={styles['find']}>
      <IconSearch className="i" size={16} aria-hidden="true" />
      <span className="sr">{t('lots.find')}</span>
      <input
        type="search"
        value={text}
        placeholder={t('lots.findHint')}
        data-search
        onChange={(event) => set((now) => ({ ...now, text: event.target.value }))}
      />
    </label>
  );
}

function usePills(filter: LotFilter): { key: string; words: string; drop: Parameters<Change>[0] }[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const pills: { key: string; words: string; drop: Parameters<Change>[0] }[] = [];
  const { products, certificates, minPrice, maxPrice, minKg, maxKm, to } = filter;
  for (const id of products ?? []) {
    const rest = (products ?? []).filter((one) => one !== id);
    pills.push({ key: id, words: names.productName(id), drop: { products: rest.length === 0 ? undefined : rest } });
  }
  for (const one of certificates ?? []) {
    const rest = (certificates ?? []).filter((other) => other !== one);
    pills.push({ key: one, words: t(`certificate.${one as 'vietgap'}`), drop: { certificates: rest.length === 0 ? undefined : rest } });
  }
  if (minPrice !== undefined) pills.push({ key: 'min', words: `≥ ${formatPrice(minPrice, language)}`, drop: { minPrice: undefined } });
  if (maxPrice !== undefined) pills.push({ key: 'max', words: `≤ ${formatPrice(maxPrice, language)}`, drop: { maxPrice: undefined } });
  if (minKg !== undefined) pills.push({ key: 'kg', words: `≥ ${formatWeight(minKg, language)}`, drop: { minKg: undefined } });
  if (maxKm !== undefined) pills.push({ key: 'km', words: `≤ ${t('lots.km', { n: maxKm })}`, drop: { maxKm: undefined } });
  if (to !== undefined) pills.push({ key: 'to', words: `≤ ${formatDay(to, language)}`, drop: { from: undefined, to: undefined } });
  return pills;
}
