import { IconChevronDown } from '@tabler/icons-react';
import type { Ref, SelectHTMLAttributes } from 'react';
import styles from './field.module.css';
import { Field } from './field';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Options of one group stand together under its name. */
  readonly group?: string;
}

interface Props extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id'> {
  label: string;
  options: readonly Option[];
  hint?: string;
  error?: string | undefined;
  ref?: Ref<HTMLSelectElement>;
}

function Options({ options }: { options: readonly Option[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  ));
}

/** A native select: the phone's own wheel, the desk's own list, every screen reader's own words. */
export function SelectField({ label, options, hint, error, ref, ...rest }: Props) {
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} error={error}>
      {(control) => (
        <>
          <select {...rest} {...control} ref={ref}>
            {groups.length < 2 ? (
              <Options options={options} />
            ) : (
              groups.map((group) => {
                const members = options.filter((option) => option.group === group);
                return group === undefined ? (
                  <Options key="" options={members} />
                ) : (
                  <optgroup key={group} label={group}>
                    <Options options={members} />
                  </optgroup>
                );
              })
            )}
          </select>
          <span className={styles['caret']}>
            <IconChevronDown size={16} aria-hidden="true" />
          </span>
        </>
      )}
    </Field>
  );
}
