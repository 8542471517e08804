import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Table, type Column } from '../ui/table';
import { useWidth } from '../ui/use-width';
import styles from './charts.module.css';

interface Props {
  /** One sentence that says what there is to see. */
  summary: string;
  height: number;
  columns: readonly Column[];
  /** The same figures as rows: what the picture says to the eye, these say to everybody. */
  rows: () => ReactNode;
  /** Its points can be pressed: then it is a group of buttons, not one picture. */
  hasButtons?: boolean;
  /** Drawn to measure: words are never scaled. */
  children: (width: number) => ReactNode;
}

/** A chart and its twin, a table, behind one button. */
export function ChartFrame({ summary, height, columns, rows, hasButtons = false, children }: Props) {
  const { t } = useTranslation();
  const [box, width] = useWidth<HTMLDivElement>();
  const [isTable, showTable] = useState(false);
  return (
    <figure className={styles['frame']}>
      <button type="button" className={styles['twin']} aria-pressed={isTable} onClick={() => showTable(!isTable)} data-no-print>
        {t(isTable ? 'chart.picture' : 'chart.table')}
      </button>
      {isTable ? (
        <Table label={summary} columns={columns}>
          {rows()}
        </Table>
      ) : (
        <div ref={box} style={{ minHeight: height }}>
          {width > 0 && (
            <svg width={width} height={height} role={hasButtons ? 'group' : 'img'} aria-label={summary}>
              {children(width)}
            </svg>
          )}
        </div>
      )}
    </figure>
  );
}
