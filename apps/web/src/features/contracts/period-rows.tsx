import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/format/language';
import { formatWeight } from '../../shared/format/weight';
import { useFormFaults } from '../../shared/forms/draft-form';
import { useLanguage } from '../../shared/i18n/use-language';
import { FormDate } from '../../shared/forms/form-moments';
import { Button } from '../../shared/ui/button';
import { SplitBar } from './split-bar';
import { readTerm } from './term-figure';
import type { PeriodDraft, TermsDraft } from './terms-draft';
import { TermFigure } from './terms-fields';
import styles from './terms.module.css';

/** The periods of the season, each with its weight and its ± band; split by month or week from one figure, or typed. */
export function PeriodRows() {
  const { t } = useTranslation();
  const language = useLanguage();
  const faults = useFormFaults();
  const { getValues } = useFormContext<TermsDraft>();
  const { fields, append, remove, replace } = useFieldArray<TermsDraft, 'periods'>({ name: 'periods' });
  const periods = useWatch<TermsDraft, 'periods'>({ name: 'periods' });
  const sum = sumOf(periods, language);
  const error = faults.of('periods');
  return (
    <>
      <SplitBar sum={sum} periods={periods} onSplit={replace} />
      <div role="group" aria-label={t('pact.form.periods')}>
        {fields.map((field, at) => (
          <PeriodRow key={field.id} at={at} isOnly={fields.length === 1} onRemove={() => remove(at)} />
        ))}
      </div>
      <div className="row wrap">
        <Button
          onClick={() => {
            const last = periods.at(-1);
            append({ from: last?.to ?? '', to: getValues('seasonTo'), weight: '', percent: last?.percent ?? '10', band: '' });
          }}
        >
          {t('pact.form.addPeriod')}
        </Button>
        <span className="second">{t('pact.form.sum', { weight: formatWeight(sum, language) })}</span>
      </div>
      {error !== undefined && (
        <p role="alert" className="bad">
          {error}
        </p>
      )}
    </>
  );
}

function sumOf(periods: readonly PeriodDraft[], language: Language): number {
  return periods.reduce((kg, period) => kg + (readTerm('weight', period.weight, language) ?? 0), 0);
}

function PeriodRow({ at, isOnly, onRemove }: { at: number; isOnly: boolean; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles['period']}>
      <FormDate name={`periods.${at}.from`} field="" label={t('pact.form.from')} />
      <FormDate name={`periods.${at}.to`} field="" label={t('pact.form.to')} />
      <TermFigure name={`periods.${at}.weight`} field="" label={t('pact.form.periodKg')} kind="weight" must />
      <TermFigure name={`periods.${at}.percent`} field="" label={t('pact.form.bandPercent')} kind="percent" />
      <TermFigure name={`periods.${at}.band`} field="" label={t('pact.form.bandKg')} kind="weight" />
      <Button look="quiet" disabled={isOnly} onClick={onRemove}>
        {t('pact.form.remove')}
      </Button>
    </div>
  );
}
