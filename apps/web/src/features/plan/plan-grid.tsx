import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { formatDay, type Day } from '../../shared/format/date';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { copy, finish, type Keyboard, keyOnGrid, keyWhileWriting, paste } from './grid-keys';
import { cellKey, LINE_ROW, type CellKey } from './plan-cells';
import styles from './plan-grid.module.css';
import { isInside } from './use-sheet';

/** What a cell shows beside its figure. */
export interface CellFacts {
  readonly text: string;
  readonly isTyped: boolean;
  /** No weight at all. */
  readonly isUnreadable: boolean;
  /** Kg that stand above the line. */
  readonly overKg: number;
  /** Why the server did not take it. */
  readonly refusal: string | undefined;
  /** What rounds have brought of it, in words; undefined for none. */
  readonly note: string | undefined;
}

/** Days across, products down, the line beneath: a sheet of cells for the keyboard. */
export function PlanGrid({ grid, factsOf }: { grid: Keyboard; factsOf: (key: CellKey) => CellFacts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const { cursor } = grid.state.selection;
  const isWriting = grid.state.editing !== null;
  const wasWriting = useRef(false);
  useEffect(() => {
    // The cursor is where the focus is, once the grid has it; the field that was written into leaves the focus to nobody.
    const left = wasWriting.current && document.activeElement === document.body;
    wasWriting.current = isWriting;
    if (isWriting || (!left && table.current?.contains(document.activeElement) !== true)) return;
    table.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
  }, [cursor.row, cursor.column, isWriting]);
  return (
    <div className={styles['scroll']}>
      <table
        ref={table}
        role="grid"
        aria-label={t('plan.grid')}
        aria-multiselectable
        className={styles['grid']}
        onCopy={(event) => copy(grid, event)}
        onPaste={(event) => paste(grid, event)}
      >
        <thead>
          <tr>
            <th scope="col">{t('plan.product')}</th>
            {grid.days.map((day) => (
              <th key={day} scope="col">
                {formatDay(day, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, at) => (
            <tr key={row} className={row === LINE_ROW ? styles['line'] : undefined}>
              <th scope="row">
                <RowName row={row} />
              </th>
              {grid.days.map((day, column) => (
                <Cell key={day} grid={grid} at={{ row: at, column }} day={day} facts={factsOf(cellKey(row, day))} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RowName({ row }: { row: string }) {
  const { t } = useTranslation();
  const names = useCatalogue();
  if (row === LINE_ROW) return t('plan.line');
  return (
    <span className="row">
      <ProductMark productId={row} /> {names.productName(row)}
    </span>
  );
}

/** Who begins to write wants to go on writing. */
function takeFocus(input: HTMLInputElement | null): void {
  input?.focus();
}

function Cell({ grid, at, day, facts }: { grid: Keyboard; at: { row: number; column: number }; day: Day; facts: CellFacts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { state } = grid;
  const isCursor = state.selection.cursor.row === at.row && state.selection.cursor.column === at.column;
  const isWritten = isCursor && state.editing !== null;
  const looks = [
    isInside(state.selection, at) && 'inside',
    facts.isTyped && 'typed',
    (facts.isUnreadable || facts.refusal !== undefined) && 'bad',
    facts.overKg > 0 && 'over',
  ].flatMap((look) => (look === false ? [] : (styles[look] ?? [])));
  const over = facts.overKg > 0 ? t('plan.over', { weight: formatWeight(facts.overKg, language) }) : undefined;
  const said = facts.isUnreadable ? t('plan.unreadable') : (facts.refusal ?? over ?? facts.note);
  return (
    <td
      role="gridcell"
      tabIndex={isCursor ? 0 : -1}
      aria-selected={isInside(state.selection, at)}
      aria-invalid={facts.isUnreadable || facts.refusal !== undefined || undefined}
      className={looks.join(' ')}
      data-cell={cellKey(grid.rows[at.row] ?? '', day)}
      title={said}
      onMouseDown={(event) => {
        state.select({ anchor: event.shiftKey ? state.selection.anchor : at, cursor: at });
        event.currentTarget.focus();
      }}
      onDoubleClick={() => state.edit(facts.text)}
      onKeyDown={(event) => keyOnGrid(grid, event)}
    >
      {isWritten ? (
        <input
          aria-label={t('plan.cell', { day: formatDay(day, language) })}
          value={state.editing ?? ''}
          ref={takeFocus}
          onChange={(event) => state.edit(event.target.value)}
          onKeyDown={(event) => keyWhileWriting(grid, event)}
          onBlur={() => finish(grid, { row: 0, column: 0 })}
        />
      ) : (
        <>
          {facts.text}
          {said !== undefined && <small>{facts.refusal === undefined ? said : t('plan.refused')}</small>}
        </>
      )}
    </td>
  );
}
