import type { ReactNode } from 'react';
import { ProductMark } from '../catalogue/product-mark';
import styles from './stock-card.module.css';
import { StockBar, StockLegend } from './stock-bar';

interface Props {
  productId: string;
  name: string;
  weight: string;
  detail: ReactNode;
  stock: { confirmedKg: number; heldKg: number; openKg: number };
  openLabel?: string;
  /** Chips to the left, one quiet action to the right. */
  foot?: ReactNode;
}

/** One lot or one demand of ours: the amount, where its kg are, and what can still be done. */
export function StockCard({ productId, name, weight, detail, stock, openLabel, foot }: Props) {
  return (
    <article className={styles['card']}>
      <h3>
        <ProductMark productId={productId} />
        {name}
        <span className="n">{weight}</span>
      </h3>
      <p>{detail}</p>
      <StockBar stock={stock} />
      <StockLegend stock={stock} {...(openLabel === undefined ? {} : { openLabel })} />
      {foot !== undefined && <div className={styles['foot']}>{foot}</div>}
    </article>
  );
}
