import { useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../format/number';
import { useLanguage } from '../i18n/use-language';
import styles from './charts.module.css';
import { TotalsRow, type ColumnTotals } from './totals-row';
import { heatColours, heatLegend, heatStep } from './heat-scale';

export interface HeatCell {
  /** Supply over demand; null when nobody has said anything yet. */
  readonly ratio: number | null;
  /** The ratio is larger than what is written. */
  readonly isMore?: boolean;
  /** Too few have reported: the cell is hatched and says how many. */
  readonly reported?: { readonly n: number; readonly of: number };
  readonly moved?: 'up' | 'down';
}

interface Props {
  label: string;
  rowHead: string;
  rows: readonly { readonly key: string; readonly name: string; readonly mark?: ReactNode }[];
  columns: readonly { readonly key: string; readonly head: string; readonly sub?: string; readonly isNow?: boolean }[];
  cell: (row: string, column: string) => HeatCell | null;
  /** What stands above a column: the sum of both sides, where there is one. */
  totals?: ColumnTotals;
  picked: { readonly row: string; readonly column: string } | null;
  onPick: (row: string, column: string) => void;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** Product by week, the ratio written in each cell: it is its own table. Arrows move, Enter opens. */
export function HeatMap({ label, rowHead, rows, columns, cell, totals, picked, onPick }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const at = (event.target as HTMLElement).dataset['at']?.split(',').map(Number);
    if (step === undefined || at === undefined) return;
    event.preventDefault();
    let [row = 0, column = 0] = at;
    // Weeks out of season have no cell: go on until there is one, or the edge.
    for (let tries = 0; tries < columns.length + rows.length; tries++) {
      [row, column] = [row + step[0], column + step[1]];
      const next = body.current?.querySelector<HTMLElement>(`[data-at="${row},${column}"]`);
      if (next != null) return next.focus();
    }
  };
  return (
    <>
      <div className={styles['scroll']}>
        <table className={styles['heat']} aria-label={label}>
          <thead>
            {totals !== undefined && <TotalsRow totals={totals} columns={columns.map(({ key }) => key)} />}
            <tr>
              <th scope="col">{rowHead}</th>
              {columns.map((column) => (
                <th key={column.key} scope="col" data-now={column.isNow === true ? '' : undefined}>
                  {column.head}
                  {column.sub !== undefined && <small className="n">{column.sub}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row, down) => (
              <tr key={row.key}>
                <th scope="row">
                  <span className="row">
                    {row.mark}
                    {row.name}
                  </span>
                </th>
                {columns.map((column, across) => (
                  <td key={column.key}>
                    <Cell
                      of={cell(row.key, column.key)}
                      at={`${down},${across}`}
                      isPicked={picked?.row === row.key && picked.column === column.key}
                      onPick={() => onPick(row.key, column.key)}
                      onMove={move}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Scale />
    </>
  );
}

/** What each colour says, from too little to too much. */
function Scale() {
  const { t } = useTranslation();
  return (
    <div className={styles['legend']}>
      <span>{t('chart.short')}</span>
      <span className={styles['scale']}>
        {heatLegend.map(([step, range]) => (
          <span key={step} className="n" style={heatColours(step) as CSSProperties}>
            {range}
          </span>
        ))}
      </span>
      <span>{t('chart.surplus')}</span>
    </div>
  );
}

interface CellProps {
  of: HeatCell | null;
  at: string;
  isPicked: boolean;
  onPick: () => void;
  onMove: (event: KeyboardEvent) => void;
}

function Cell({ of, at, isPicked, onPick, onMove }: CellProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (of === null) return null;
  const isFew = of.reported !== undefined;
  const words = isFew
    ? `${of.reported.n}/${of.reported.of}`
    : of.ratio === null
      ? '–'
      : (of.isMore === true ? '>\u00a0' : '') + formatDecimal(of.ratio, { least: 1, most: 1 }, language);
  const colours = of.ratio === null || isFew ? {} : heatColours(heatStep(of.ratio));
  return (
    <button
      type="button"
      className={styles['cell']}
      style={colours as CSSProperties}
      data-at={at}
      data-content
      data-few={isFew ? '' : undefined}
      aria-pressed={isPicked}
      onClick={onPick}
      onKeyDown={onMove}
    >
      {words}
      {of.moved !== undefined && (
        <svg className={styles['moved']} width="7" height="5" viewBox="0 0 7 5" role="img" aria-label={t(`chart.${of.moved}`)}>
          <path d={of.moved === 'up' ? 'M0 5h7L3.5 0z' : 'M0 0h7L3.5 5z'} fill="currentColor" />
        </svg>
      )}
    </button>
  );
}
