import { useEffect, useRef, type ReactNode } from 'react';
import styles from './table.module.css';

export interface Column {
  readonly key: string;
  readonly head: ReactNode;
  readonly right?: boolean;
  /** A column whose head is not shown still has one for those who listen. */
  readonly silent?: boolean;
}

/** Makes a region that scrolls a stop for the Tab key, so that arrows can move it, and only while it does scroll. */
function reachableByKeys(region: HTMLElement | null): (() => void) | undefined {
  if (region === null) return undefined;
  const observer = new ResizeObserver(() => {
    if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
    else region.removeAttribute('tabindex');
  });
  observer.observe(region);
  if (region.firstElementChild !== null) observer.observe(region.firstElementChild);
  return () => observer.disconnect();
}

/** Head, hairlines, no zebra; figures to the right. The wide ones scroll inside themselves, never the page. */
export function Table({
  label,
  columns,
  children,
  foot,
  stacked = false,
}: {
  label: string;
  columns: readonly Column[];
  children: ReactNode;
  foot?: ReactNode;
  /** On the phone each row is a card of its own; its cells say their heads (`headOf`). */
  stacked?: boolean;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => reachableByKeys(scroll.current), []);
  return (
    <div ref={scroll} className={styles['scroll']} role="group" aria-label={label}>
      <table className={stacked ? `${styles['table']} ${styles['stacked']}` : styles['table']}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.right === true ? styles['r'] : undefined}>
                {column.silent === true ? <span className="sr">{column.head}</span> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
        {foot !== undefined && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}

/** The head of a cell, which a stacked row shows beside it. */
export function headOf(columns: readonly Column[], key: string): { readonly 'data-head': string } {
  const head = columns.find((column) => column.key === key)?.head;
  return { 'data-head': typeof head === 'string' ? head : '' };
}

export const right = styles['r'];
export const nameCell = styles['name'];
