import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInteger } from '../format/number';
import { formatPrice, readPrice } from '../format/money';
import { useLanguage } from '../i18n/use-language';
import styles from './field.module.css';
import { Field } from './field';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  error?: string | undefined;
  disabled?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** Whole đồng a kilogram; `7,5k` and `7.500 đ/kg` are understood and echoed. */
export function PriceField({ label, value, onChange, onBlur, error, disabled = false, ref }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const read = readPrice(value, language);
  const caution =
    read.ok && read.otherVndPerKg !== null
      ? t('echo.understood', {
          value: formatPrice(read.vndPerKg, language),
          other: formatPrice(read.otherVndPerKg, language),
          example: `${read.otherVndPerKg}`,
        })
      : undefined;
  return (
    <Field
      label={label}
      error={error}
      caution={caution}
      locked={disabled}
      aside={
        read.ok && value.trim() !== formatInteger(read.vndPerKg, language)
          ? t('echo.equals', { value: formatPrice(read.vndPerKg, language) })
          : undefined
      }
    >
      {(control) => (
        <>
          <input
            {...control}
            ref={ref}
            className={styles['figure']}
            inputMode="decimal"
            autoComplete="off"
            value={value}
            disabled={disabled}
            onChange={(event) => onChange(event.target.value)}
            onBlur={onBlur}
          />
          <span className={styles['unit']}>{t('unit.price')}</span>
        </>
      )}
    </Field>
  );
}
