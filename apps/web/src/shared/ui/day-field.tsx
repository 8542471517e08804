import type { Ref } from 'react';
import { addDays, daysBetween, formatDay, type Day } from '../format/date';
import { useLanguage } from '../i18n/use-language';
import { SelectField } from './select-field';

interface Props {
  label: string;
  /** First and last day that can be chosen. */
  from: Day;
  to: Day;
  value: Day;
  onChange: (day: Day) => void;
  error?: string | undefined;
  ref?: Ref<HTMLSelectElement>;
}

/** Days further ahead than this are not dealt in: a longer list could not be read. */
const DAYS_MAX = 120;

/** A day out of the ones that make sense, named as people name them: `T4 10/06`. A chosen day that has passed stays in sight. */
export function DayField({ label, from, to, value, onChange, error, ref }: Props) {
  const language = useLanguage();
  const count = Math.min(DAYS_MAX, Math.max(0, daysBetween(from, to)) + 1);
  const days = Array.from({ length: count }, (_, offset) => addDays(from, offset));
  const shown = days.includes(value) ? days : [value, ...days];
  return (
    <SelectField
      label={label}
      options={shown.map((day) => ({ value: day, label: formatDay(day, language) }))}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
      {...(ref === undefined ? {} : { ref })}
    />
  );
}
