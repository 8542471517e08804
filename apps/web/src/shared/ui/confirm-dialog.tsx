import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import styles from './confirm-dialog.module.css';

interface Props {
  title: string;
  children: ReactNode;
  yes: string;
  onYes: () => void;
  onClose: () => void;
}

/** Asks once more before something that cannot be taken back. The browser's own dialog keeps the focus. */
export function ConfirmDialog({ title, children, yes, onYes, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      <div className="second">{children}</div>
      <div className={styles['acts']}>
        <Button onClick={() => dialog.current?.close()}>{t('cancel')}</Button>
        <Button
          look="danger"
          onClick={() => {
            onYes();
            dialog.current?.close();
          }}
        >
          {yes}
        </Button>
      </div>
    </dialog>
  );
}
