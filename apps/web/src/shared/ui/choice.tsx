import { IconCheck } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import styles from './choice.module.css';
import type { Option } from './select-field';

interface GroupProps {
  label: string;
  options: readonly Option[];
  error?: string | undefined;
}

/** One of a few, all in sight; the chosen one carries a check as well as a colour. */
export function RadioChips({ label, options, value, onChange, error }: GroupProps & { value: string; onChange: (value: string) => void }) {
  const name = useId();
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{label}</legend>
      <div className={styles['chips']}>
        {options.map((option) => (
          <label key={option.value} className={`${styles['chip']} ${option.value === value ? styles['on'] : ''}`}>
            <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
            {option.value === value && <IconCheck className="i" size={16} aria-hidden="true" />}
            {option.label}
          </label>
        ))}
      </div>
      {error !== undefined && <p className={styles['error']}>{error}</p>}
    </fieldset>
  );
}

/** Any of a few. */
export function CheckChips({
  label,
  options,
  value,
  onChange,
  error,
}: GroupProps & { value: readonly string[]; onChange: (value: string[]) => void }) {
  const toggle = (one: string) => onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one]);
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{label}</legend>
      <div className={styles['chips']}>
        {options.map((option) => (
          <label key={option.value} className={`${styles['chip']} ${value.includes(option.value) ? styles['on'] : ''}`}>
            <input type="checkbox" value={option.value} checked={value.includes(option.value)} onChange={() => toggle(option.value)} />
            {value.includes(option.value) && <IconCheck className="i" size={16} aria-hidden="true" />}
            {option.label}
          </label>
        ))}
      </div>
      {error !== undefined && <p className={styles['error']}>{error}</p>}
    </fieldset>
  );
}

export function Check({ checked, onChange, children }: { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode }) {
  return (
    <label className={styles['check']}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}
