import type { ReactNode } from 'react';
import { formatDecimal } from '../format/number';
import { useLanguage } from '../i18n/use-language';
import styles from './charts.module.css';

/** Both sides of every column, in kg, and what the bars and the marks are. */
export interface ColumnTotals {
  readonly legend: ReactNode;
  readonly of: (column: string) => { readonly supplyKg: number; readonly demandKg: number };
}

/** The tallest bar, px. */
const HIGH = 56;

/** A bar of supply with a mark of demand above each column: one scale for all. */
export function TotalsRow({ totals, columns }: { totals: ColumnTotals; columns: readonly string[] }) {
  const language = useLanguage();
  const sums = columns.map((column) => totals.of(column));
  const most = Math.max(1, ...sums.flatMap(({ supplyKg, demandKg }) => [supplyKg, demandKg]));
  const px = (kg: number) => Math.round((kg / most) * HIGH);
  return (
    <tr className={styles['totals']}>
      <th scope="row">{totals.legend}</th>
      {sums.map(({ supplyKg, demandKg }, at) => (
        <td key={columns[at]}>
          {(supplyKg > 0 || demandKg > 0) && (
            <>
              <span className="n">{formatDecimal(supplyKg / 1_000, { least: 1, most: 1 }, language)}</span>
              <span className={styles['bar']} style={{ height: HIGH }} aria-hidden="true">
                <i style={{ height: px(supplyKg) }} />
                <b style={{ bottom: px(demandKg) }} />
              </span>
            </>
          )}
        </td>
      ))}
    </tr>
  );
}
