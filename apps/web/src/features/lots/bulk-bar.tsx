import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPrice, formatVnd } from '../../shared/format/money';
import { formatInteger } from '../../shared/format/number';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { BulkOrder } from './bulk-order';
import type { LotRow } from './lot-store';
import styles from './lots.module.css';

interface Props {
  rows: readonly LotRow[];
  canOrder: boolean;
  onClear: () => void;
}

/** What is picked, in count, kilograms and money, and the one thing to do with it. */
export function BulkBar({ rows, canOrder, onClear }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isOrdering, order] = useState(false);
  const kg = rows.reduce((sum, { lot }) => sum + lot.openKg, 0);
  const vnd = rows.reduce((sum, { lot }) => sum + BigInt(lot.openKg) * BigInt(lot.askVndPerKg), 0n);
  const average = kg === 0 ? 0 : Math.round(Number(vnd / BigInt(kg)));
  return (
    <div className={styles['bulk']} role="region" aria-label={t('lots.picked')}>
      <b>{t('lots.bulk', { n: formatInteger(rows.length, language) })}</b>
      <span>{t('lots.bulkSum', { weight: formatWeight(kg, language), price: formatPrice(average, language) })}</span>
      <b className="n">{formatVnd(vnd, language)}</b>
      <span className="push row">
        <Button onClick={onClear}>{t('cancel')}</Button>
        {canOrder && (
          <Button look="primary" onClick={() => order(true)} disabled={kg === 0}>
            {t('lots.order', { weight: formatWeight(kg, language) })}
          </Button>
        )}
      </span>
      {isOrdering && <BulkOrder rows={rows} onClose={() => order(false)} onDone={onClear} />}
    </div>
  );
}
