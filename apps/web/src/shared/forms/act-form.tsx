import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import { RefusalNote } from '../ui/faces';
import styles from './act-form.module.css';

interface Props {
  /** Words of the button that sends it. */
  readonly label: string;
  /** What the server has against it that no field of the form shows; null for nothing. */
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onSend: () => Promise<void>;
  /** Where there is something to go back to. */
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** A short form that does one act: its fields, the server's no, and the button. */
export function ActForm({ label, error, isBusy, onSend, onCancel, children }: Props) {
  const { t } = useTranslation();
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void onSend();
      }}
    >
      {children}
      {error !== null && <RefusalNote error={error} title={t('failed.notSent')} flush />}
      <div className={styles['acts']}>
        <Button type="submit" look="primary" busy={isBusy}>
          {label}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{t('cancel')}</Button>}
      </div>
    </form>
  );
}
