import { useEffect, useId, useRef } from 'react';
import type { DialogProps } from '../../shared/desk/dialog-props';
import styles from './dialog.module.css';

/** The browser's own dialog, under the same name as the desk's (vite.phone.config.mts): no weight, and every screen reader knows it. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
