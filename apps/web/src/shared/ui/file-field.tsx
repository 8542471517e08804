import { IconUpload } from '@tabler/icons-react';
import { useId } from 'react';
import { buttonClass } from './button';
import styles from './file-field.module.css';

interface Props {
  label: string;
  /** Words of the button, in the page's language: a browser's own speak the browser's. */
  pick: string;
  /** What stands there while nothing is chosen. */
  none: string;
  accept: string;
  file: File | null;
  onPick: (file: File | null) => void;
}

/** A file, chosen by a button of ours; the native input lies under it, so that keys and screen readers find what they know. */
export function FileField({ label, pick, none, accept, file, onPick }: Props) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <span className={styles['label']} id={`${id}-label`}>
        {label}
      </span>
      <div className={styles['line']}>
        <span className={`${buttonClass('default', 'normal', false)} ${styles['button']}`}>
          <span className={styles['face']} id={`${id}-pick`}>
            <IconUpload className="i" size={16} aria-hidden="true" />
            {pick}
          </span>
          <input
            type="file"
            accept={accept}
            aria-labelledby={`${id}-label ${id}-pick`}
            aria-describedby={`${id}-name`}
            onChange={(event) => onPick(event.target.files?.[0] ?? null)}
          />
        </span>
        <span id={`${id}-name`} className={styles['name']}>
          {file?.name ?? none}
        </span>
      </div>
    </div>
  );
}
