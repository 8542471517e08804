import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import { RefusalNote } from '../ui/faces';
import styles from './act-form.module.css';
import { KeptNote } from './kept-note';
import type { Found } from './use-kept';

interface Props {
  /** Words of the button that sends it. */
  readonly label: string;
  /** What the server has against it that no field of the form shows; null for nothing. */
  readonly error: unknown;
  readonly isBusy: boolean;
  /** What was found of an earlier visit; left out by a form of one field or two, which are typed again sooner than read. */
  readonly found?: Found;
  readonly onSend: () => Promise<void>;
  /** Where there is something to go back to. */
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** A short form that does one act: its fields, the server's no, and the button. */
export function ActForm({ label, error, isBusy, found, onSend, onCancel, children }: Props) {
  const { t } = useTranslation();
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void onSend();
      }}
    >
      {found !== undefined && <KeptNote found={found} />}
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
