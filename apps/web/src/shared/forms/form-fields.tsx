import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { wrongPrice, wrongWeight, wrongWindow } from '../format/check-draft';
import type { Day } from '../format/date';
import { useLanguage } from '../i18n/use-language';
import { Check, CheckChips, RadioChips } from '../ui/choice';
import { DayField } from '../ui/day-field';
import { PriceField } from '../ui/price-field';
import { SelectField, type Option } from '../ui/select-field';
import { TextField } from '../ui/text-field';
import { WeightField, type TypedWeight } from '../ui/weight-field';
import { useFormFaults } from './draft-form';
import { useWrong } from './use-wrong';

interface Common {
  /** In the draft. */
  name: string;
  /** In the request, where the server puts its faults. */
  field: string;
  label: string;
}

export function FormWeight({ name, field, label, example, stepper = false }: Common & { example: string; stepper?: boolean }) {
  const language = useLanguage();
  const wrong = useWrong();
  const faults = useFormFaults();
  const { field: control, fieldState } = useController({ name, rules: { validate: (value: TypedWeight) => wrongWeight(value, language) } });
  const error = wrong(fieldState.error?.message, { label, example }) ?? faults.of(field);
  return <WeightField {...control} label={label} stepper={stepper} error={error} />;
}

export function FormPrice({ name, field, label, example }: Common & { example: string }) {
  const language = useLanguage();
  const wrong = useWrong();
  const faults = useFormFaults();
  const { field: control, fieldState } = useController({ name, rules: { validate: (value: string) => wrongPrice(value, language) } });
  const error = wrong(fieldState.error?.message, { label, unit: 'đồng', example }) ?? faults.of(field);
  return <PriceField {...control} label={label} error={error} />;
}

/** The first day of a window may not lie before `notBefore`; the last one not before the first, named `after`. */
export function FormDay({ name, field, label, from, to, after }: Common & { from: Day; to: Day; after?: string }) {
  const wrong = useWrong();
  const faults = useFormFaults();
  const { getValues, watch } = useFormContext<Record<string, Day>>();
  const first = after === undefined ? from : (watch(after) ?? from);
  const validate = (value: Day) =>
    after === undefined ? wrongWindow(value, value, from) : wrongWindow(getValues(after) ?? from, value, from);
  const { field: control, fieldState } = useController({ name, rules: { validate } });
  const error = wrong(fieldState.error?.message, { label, day: first }) ?? faults.of(field);
  return <DayField {...control} value={control.value as Day} label={label} from={from} to={to} error={error} />;
}

export function FormSelect({ name, field, label, options, onPicked }: Common & { options: readonly Option[]; onPicked?: () => void }) {
  const faults = useFormFaults();
  const { register } = useFormContext();
  return (
    <SelectField
      label={label}
      options={options}
      {...register(name, onPicked === undefined ? {} : { onChange: onPicked })}
      error={faults.of(field)}
    />
  );
}

export function FormText({ name, field, label, aside }: Common & { aside: string }) {
  const faults = useFormFaults();
  const { register } = useFormContext();
  return <TextField label={label} aside={aside} autoComplete="off" {...register(name)} error={faults.of(field)} />;
}

export function FormRadios({ name, field, label, options }: Common & { options: readonly Option[] }) {
  const wrong = useWrong();
  const faults = useFormFaults();
  const { field: control, fieldState } = useController({ name, rules: { validate: (value: string) => value !== '' || 'choose' } });
  const error = wrong(fieldState.error?.message, { label }) ?? faults.of(field);
  return <RadioChips label={label} options={options} value={control.value as string} onChange={control.onChange} error={error} />;
}

export function FormChecks({ name, field, label, options, least = 0 }: Common & { options: readonly Option[]; least?: number }) {
  const wrong = useWrong();
  const faults = useFormFaults();
  const { field: control, fieldState } = useController({
    name,
    rules: { validate: (value: string[]) => value.length >= least || 'choose' },
  });
  const error = wrong(fieldState.error?.message, { label }) ?? faults.of(field);
  return <CheckChips label={label} options={options} value={control.value as string[]} onChange={control.onChange} error={error} />;
}

/** “Confirm for me”: what it means stands beside it. */
export function FormFirm({ name }: { name: string }) {
  const { t } = useTranslation();
  const { field: control } = useController({ name });
  return (
    <Check checked={control.value as boolean} onChange={control.onChange}>
      {t('field.firm')} <span className="hint">{t('field.firmHint')}</span>
    </Check>
  );
}

const certificates = ['vietgap', 'globalgap', 'organic'] as const;

export function FormCertificates({ name, field, label }: Common) {
  const { t } = useTranslation();
  return (
    <FormChecks
      name={name}
      field={field}
      label={label}
      options={certificates.map((value) => ({ value, label: t(`certificate.${value}`) }))}
    />
  );
}
