import type { ReactNode } from 'react';
import styles from './dialog-acts.module.css';

/** The buttons at the foot of a dialog: the way back first, what it is for last. */
export function DialogActs({ children }: { children: ReactNode }) {
  return <div className={styles['acts']}>{children}</div>;
}
