import { useId, type ReactNode } from 'react';
import styles from './panel.module.css';

interface Props {
  title: string;
  /** Quiet words or one link at the right end of the head. */
  note?: ReactNode;
  padded?: boolean;
  children: ReactNode;
}

/** Flat, one hairline, a heading that names it. */
export function Panel({ title, note, padded = false, children }: Props) {
  const id = useId();
  return (
    <section className={styles['panel']} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className={styles['note']}>{note}</span>}
      </div>
      {padded ? <div className={styles['body']}>{children}</div> : children}
    </section>
  );
}

/** A panel without a heading, for what names itself. */
export function Card({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={`${styles['panel']} ${className ?? ''}`}>{children}</div>;
}
