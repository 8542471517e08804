import { useTranslation } from 'react-i18next';
import { formatWeight } from '../format/weight';
import { useLanguage } from '../i18n/use-language';
import styles from './stock-bar.module.css';

interface Stock {
  confirmedKg: number;
  heldKg: number;
  openKg: number;
}

const share = (part: number, { confirmedKg, heldKg, openKg }: Stock): string => {
  const whole = confirmedKg + heldKg + openKg;
  return `${whole === 0 ? 0 : (part / whole) * 100}%`;
};

/** Where the kg are: solid = confirmed, hatched = held, empty = still open. */
export function StockBar({ stock, thin = false }: { stock: Stock; thin?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const label = t('stock.label', {
    confirmed: formatWeight(stock.confirmedKg, language),
    held: formatWeight(stock.heldKg, language),
    open: formatWeight(stock.openKg, language),
  });
  return (
    <div className={`${styles['bar']} ${thin ? styles['thin'] : ''}`} role="img" aria-label={label}>
      <span className={styles['confirmed']} style={{ width: share(stock.confirmedKg, stock) }} />
      <span className={`${styles['held']} hatch`} style={{ width: share(stock.heldKg, stock) }} />
    </div>
  );
}

/** The bar's parts in words and figures; parts that are empty are left out, the open one never. */
export function StockLegend({ stock, openLabel }: { stock: Stock; openLabel?: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const parts = [
    { look: styles['confirmed'], name: t('stock.confirmed'), kg: stock.confirmedKg, keep: false },
    { look: `${styles['held']} hatch`, name: t('stock.held'), kg: stock.heldKg, keep: false },
    { look: styles['open'], name: openLabel ?? t('stock.open'), kg: stock.openKg, keep: true },
  ];
  return (
    <div className={styles['legend']}>
      {parts
        .filter((part) => part.kg > 0 || part.keep)
        .map((part) => (
          <span key={part.name}>
            <i className={`${styles['swatch']} ${part.look}`} aria-hidden="true" />
            {part.name} <b className="n">{formatWeight(part.kg, language)}</b>
          </span>
        ))}
    </div>
  );
}
