import type { InputHTMLAttributes, Ref } from 'react';
import { Field } from './field';

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> {
  label: string;
  aside?: string;
  hint?: string;
  /** Something to look at again, not wrong. */
  caution?: string | undefined;
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

export function TextField({ label, aside, hint, caution, error, ref, ...rest }: Props) {
  return (
    <Field
      label={label}
      {...(aside === undefined ? {} : { aside })}
      {...(hint === undefined ? {} : { hint })}
      caution={caution}
      error={error}
    >
      {(control) => <input {...rest} {...control} ref={ref} />}
    </Field>
  );
}
