import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../format/number';
import { readFigure } from '../format/read-figure';
import { useLanguage } from '../i18n/use-language';
import { Field } from './field';

interface Props {
  label: string;
  /** As typed. */
  value: string;
  onChange: (typed: string) => void;
  /** How many decimals make sense; 0 for what is counted. */
  decimals: number;
  error?: string | undefined;
  /** The field was left. */
  onLeave?: () => void;
}

const EXACT = { least: 0, most: 4 };

/** A bare figure: what can be read two ways is said beneath, what cannot be read is said once the field is left. */
export function FigureField({ label, value, onChange, decimals, error, onLeave }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isLeft, leave] = useState(false);
  const read = readFigure(value, decimals, language);
  const written = (figure: number) => formatDecimal(figure, EXACT, language);
  const caution =
    read !== null && read.other !== null
      ? t('echo.understood', {
          value: written(read.value),
          other: written(read.other),
          example: Number.isInteger(read.other) ? String(read.other) : written(read.other),
        })
      : undefined;
  const unreadable = isLeft && value.trim() !== '' && read === null;
  return (
    <Field
      label={label}
      caution={caution}
      error={unreadable ? t('wrong.not_a_number', { label, example: decimals === 0 ? '12' : written(3.5) }) : error}
    >
      {(control) => (
        <input
          {...control}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={() => {
            leave(true);
            onLeave?.();
          }}
        />
      )}
    </Field>
  );
}
