import { useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { readTime } from '../format/read-time';
import { Field } from './field';

interface Props {
  label: string;
  /** 'HH:MM', what was typed for as long as no time can be read in it, or nothing. */
  value: string;
  onChange: (time: string) => void;
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** A time of the day, typed as people here write it and shown in 24 hours, whatever the language of the browser. */
export function TimeField({ label, value, onChange, error, ref }: Props) {
  const { t } = useTranslation();
  const [typed, type] = useState(value);
  const [isLeft, leave] = useState(false);
  const isUnreadable = value !== '' && readTime(value) === null;
  // What was set from outside, a kept draft for one, is written out.
  const text = (readTime(typed) ?? typed.trim()) === value ? typed : value;
  return (
    <Field label={label} error={isLeft && isUnreadable ? t('time.unreadable') : error}>
      {(control) => (
        <input
          {...control}
          ref={ref}
          className="n"
          inputMode="text"
          autoComplete="off"
          placeholder={t('time.shape')}
          value={text}
          onChange={(event) => {
            type(event.target.value);
            onChange(readTime(event.target.value) ?? event.target.value.trim());
          }}
          onBlur={() => {
            leave(true);
            type(value);
          }}
        />
      )}
    </Field>
  );
}
