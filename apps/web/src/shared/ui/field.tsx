import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import styles from './field.module.css';

/** What the control inside a field must carry so that label, hint and error belong to it. */
export interface ControlProps {
  id: string;
  'aria-invalid': boolean | undefined;
  'aria-describedby': string | undefined;
}

export interface FieldProps {
  label: string;
  /** Quiet words at the right end of the label. */
  aside?: ReactNode;
  hint?: ReactNode;
  /** Something to look at again, not wrong. */
  caution?: string | undefined;
  error?: string | undefined;
  locked?: boolean;
  big?: boolean;
  children: (control: ControlProps) => ReactNode;
}

/** Label above, control, and beneath it at most one of error, caution and hint. */
export function Field({ label, aside, hint, caution, error, locked = false, big = false, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? caution ?? hint;
  const control: ControlProps = {
    id,
    'aria-invalid': error !== undefined || undefined,
    'aria-describedby': note === undefined ? undefined : noteId,
  };
  const look = [styles['field'], error === undefined ? '' : styles['bad'], locked ? styles['locked'] : '', big ? styles['big'] : ''].join(
    ' ',
  );
  return (
    <div className={look}>
      <div className={styles['label']}>
        <label htmlFor={id}>{label}</label>
        {aside !== undefined && <small className="n">{aside}</small>}
      </div>
      <div className={styles['box']}>{children(control)}</div>
      {note !== undefined && (
        <div id={noteId} aria-live="polite">
          {error !== undefined ? (
            <p className={`${styles['message']} ${styles['error']}`}>
              <IconAlertCircle className="i" size={14} aria-hidden="true" />
              <span>{error}</span>
            </p>
          ) : caution !== undefined ? (
            <p className={`${styles['message']} ${styles['caution']}`}>
              <IconAlertTriangle className="i" size={14} aria-hidden="true" />
              <span>{caution}</span>
            </p>
          ) : (
            <p className={styles['hint']}>{hint}</p>
          )}
        </div>
      )}
    </div>
  );
}
