import { IconChevronDown } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { formatKg, readWeight, unitName, weightText, type WeightUnit } from '../format/weight';
import { useLanguage } from '../i18n/use-language';
import styles from './field.module.css';
import { Field } from './field';

/** A weight as typed: it is read anew each time, so that nothing typed is ever changed or lost. */
export interface TypedWeight {
  readonly text: string;
  readonly unit: WeightUnit;
}

interface Props {
  label: string;
  value: TypedWeight;
  onChange: (value: TypedWeight) => void;
  onBlur?: () => void;
  error?: string | undefined;
  /** Two buttons beside the figure that add and take half a tonne, for thumbs. */
  stepper?: boolean;
  disabled?: boolean;
  ref?: Ref<HTMLInputElement>;
}

const units: readonly WeightUnit[] = ['tan', 'ta', 'kg'];
const STEP_KG = 500;

/** Takes kg, tạ or tấn, with or without the unit typed, and says beneath what it understood. */
export function WeightField({ label, value, onChange, onBlur, error, stepper = false, disabled = false, ref }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const read = readWeight(value.text, value.unit, language);
  const kg = read.ok ? read.kg : 0;
  const other = read.ok ? read.otherKg : null;
  const step = (by: number) => {
    const next = Math.max(0, kg + by);
    onChange({ ...value, text: next === 0 ? '' : weightText(next, value.unit, language) });
  };
  const caution =
    read.ok && other !== null
      ? t('echo.understood', {
          value: formatKg(kg, language),
          other: formatKg(other, language),
          example: formatKg(other, language),
        })
      : undefined;
  return (
    <Field
      label={label}
      error={error}
      caution={caution}
      big={stepper}
      locked={disabled}
      aside={read.ok ? t('echo.equals', { value: formatKg(kg, language) }) : undefined}
    >
      {(control) => (
        <>
          {stepper && <Step by={-STEP_KG} onStep={step} />}
          <input
            {...control}
            ref={ref}
            className={styles['figure']}
            inputMode="decimal"
            autoComplete="off"
            value={value.text}
            disabled={disabled}
            onChange={(event) => onChange({ ...value, text: event.target.value })}
            onBlur={onBlur}
          />
          <UnitPick unit={value.unit} disabled={disabled} onUnit={(unit) => onChange({ ...value, unit })} />
          {stepper && <Step by={STEP_KG} onStep={step} />}
        </>
      )}
    </Field>
  );
}

function Step({ by, onStep }: { by: number; onStep: (by: number) => void }) {
  const { t } = useTranslation();
  const n = weightText(Math.abs(by), 'tan', useLanguage());
  return (
    <button type="button" className={styles['step']} aria-label={t(by < 0 ? 'step.less' : 'step.more', { n })} onClick={() => onStep(by)}>
      {by < 0 ? '−' : '+'}
      {n}
    </button>
  );
}

function UnitPick({ unit, disabled, onUnit }: { unit: WeightUnit; disabled: boolean; onUnit: (unit: WeightUnit) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <span className={`row ${styles['unitBox']}`}>
      <select
        className={styles['unitPick']}
        aria-label={t('field.unit')}
        value={unit}
        disabled={disabled}
        onChange={(event) => onUnit(event.target.value as WeightUnit)}
      >
        {units.map((one) => (
          <option key={one} value={one}>
            {unitName(one, language)}
          </option>
        ))}
      </select>
      <span className={styles['caret']}>
        <IconChevronDown size={16} aria-hidden="true" />
      </span>
    </span>
  );
}

/** kg of a typed weight, or null while it cannot be read. */
export function kgOf(value: TypedWeight, language: 'vi' | 'en'): number | null {
  const read = readWeight(value.text, value.unit, language);
  return read.ok ? read.kg : null;
}
