import { IconCalendar } from '@tabler/icons-react';
import { useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, type Day } from '../format/date';
import { formatDate, readDay } from '../format/read-day';
import { useLanguage } from '../i18n/use-language';
import styles from './field.module.css';
import { Field } from './field';

interface Props {
  label: string;
  /** A day, what was typed for as long as no day can be read in it, or nothing. */
  value: Day;
  onChange: (day: Day) => void;
  /** The first day that makes sense; the calendar begins there. */
  min?: Day;
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** Any day, typed as it is written here whatever the language of the browser, or taken out of the browser's calendar. */
export function DateField({ label, value, onChange, min, error, ref }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const calendar = useRef<HTMLInputElement>(null);
  const written = readDay(value) === null ? value : formatDate(value);
  const [typed, type] = useState(written);
  const [isLeft, leave] = useState(false);
  const isDay = readDay(value) !== null;
  // A day that was set from outside, a kept draft or the calendar, is written out.
  const text = (readDay(typed) ?? typed.trim()) === value ? typed : written;
  const put = (next: string) => {
    type(next);
    onChange(readDay(next) ?? next.trim());
  };
  return (
    <Field
      label={label}
      error={isLeft && value !== '' && !isDay ? t('date.unreadable') : error}
      {...(isDay ? { aside: formatDay(value, language).split(' ')[0] } : {})}
    >
      {(control) => (
        <>
          <input
            {...control}
            ref={ref}
            className="n"
            inputMode="numeric"
            autoComplete="off"
            placeholder={t('date.shape')}
            value={text}
            onChange={(event) => put(event.target.value)}
            onBlur={() => {
              leave(true);
              type(written);
            }}
          />
          <input
            ref={calendar}
            className={styles['calendar']}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            min={min}
            value={isDay ? value : ''}
            onChange={(event) => put(event.target.value)}
          />
          <button type="button" className={styles['open']} aria-label={t('date.open')} onClick={() => calendar.current?.showPicker()}>
            <IconCalendar size={16} aria-hidden="true" />
          </button>
        </>
      )}
    </Field>
  );
}
