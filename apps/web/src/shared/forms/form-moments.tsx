import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { readDay } from '../format/read-day';
import { readTime } from '../format/read-time';
import { DateField } from '../ui/date-field';
import { TimeField } from '../ui/time-field';
import { useFormFaults } from './draft-form';

interface Props {
  /** In the draft. */
  name: string;
  /** In the request, where the server puts its faults. */
  field: string;
  label: string;
}

/** Any day, or none; what is no day is said at the field and never sent as none. */
export function FormDate({ name, field, label }: Props) {
  const { t } = useTranslation();
  const faults = useFormFaults();
  const validate = (typed: string) => typed === '' || readDay(typed) !== null || 'unreadable';
  const { field: control, fieldState } = useController({ name, rules: { validate } });
  const error = fieldState.error === undefined ? faults.of(field) : t('date.unreadable');
  return <DateField label={label} value={control.value as string} onChange={control.onChange} ref={control.ref} error={error} />;
}

/** A time of the day, or none unless there must be one. */
export function FormTime({ name, field, label, must = false }: Props & { must?: boolean }) {
  const { t } = useTranslation();
  const faults = useFormFaults();
  const validate = (typed: string) => (typed === '' && !must) || readTime(typed) !== null || 'unreadable';
  const { field: control, fieldState } = useController({ name, rules: { validate } });
  const error = fieldState.error === undefined ? faults.of(field) : t('time.unreadable');
  return <TimeField label={label} value={control.value as string} onChange={control.onChange} ref={control.ref} error={error} />;
}
