import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFormFaults } from '../../shared/forms/draft-form';
import { useLanguage } from '../../shared/i18n/use-language';
import { TextField } from '../../shared/ui/text-field';
import { type Kind, readTerm, twoWays } from './term-figure';

interface Props {
  name: string;
  /** In the request, where the server puts its faults. */
  field: string;
  label: string;
  kind: Kind;
  hint?: string;
  /** Must not be left empty. */
  must?: boolean;
}

/** A figure of the terms: what cannot be read is said at the field before anything is sent. */
export function TermFigure({ name, field, label, kind, hint, must = false }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const faults = useFormFaults();
  const validate = (typed: string): string | true => {
    const value = readTerm(kind, typed ?? '', language);
    if (value === null) return 'unreadable';
    return value === undefined && must ? 'empty' : true;
  };
  const { field: control, fieldState } = useController({ name, rules: { validate } });
  const wrong = fieldState.error?.message;
  const error =
    wrong === undefined || wrong === '' ? faults.of(field) : t(wrong === 'empty' ? 'pact.form.empty' : 'pact.form.unreadable', { label });
  const ways = twoWays(kind, (control.value as string | undefined) ?? '', language);
  return (
    <TextField
      {...control}
      value={control.value as string}
      label={label}
      inputMode="decimal"
      autoComplete="off"
      error={error}
      caution={ways === null ? undefined : t('echo.understood', ways)}
      {...(hint === undefined ? {} : { hint })}
    />
  );
}

interface TextProps {
  name: string;
  field: string;
  label: string;
  hint?: string;
}

/** A plain text of the terms. */
export function TermText({ name, field, label, hint }: TextProps) {
  const faults = useFormFaults();
  const { register } = useFormContext();
  return (
    <TextField label={label} autoComplete="off" {...(hint === undefined ? {} : { hint })} {...register(name)} error={faults.of(field)} />
  );
}

/** Several lines of text. */
export function TermLines({ name, field, label, hint }: { name: string; field: string; label: string; hint: string }) {
  const faults = useFormFaults();
  const { register } = useFormContext();
  const error = faults.of(field);
  return (
    <label>
      <span style={{ fontWeight: 600 }}>{label}</span>
      <span className="hint" style={{ display: 'block' }}>
        {hint}
      </span>
      <textarea rows={4} style={{ width: '100%' }} aria-invalid={error !== undefined} {...register(name)} />
      {error !== undefined && (
        <span role="alert" className="bad">
          {error}
        </span>
      )}
    </label>
  );
}
