import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { addDays, formatWeekday, type Day } from '../../shared/format/date';
import { readFigure } from '../../shared/format/read-figure';
import { useFormFaults } from '../../shared/forms/draft-form';
import { FormChecks, FormDay, FormPrice, FormSelect } from '../../shared/forms/form-fields';
import { FormDate, FormTime } from '../../shared/forms/form-moments';
import { useWrong } from '../../shared/forms/use-wrong';
import { useLanguage } from '../../shared/i18n/use-language';
import { TextField } from '../../shared/ui/text-field';
import two from '../../shared/ui/two.module.css';
import { DELIVERY_DAYS_AHEAD } from './order-draft';
import { overOf, type StandingDraft } from './standing-draft';

const LEAD_DAYS = [0, 1, 2, 3, 4, 5, 6, 7, 10, 14] as const;
const WINDOW_DAYS = [1, 2, 3, 4, 5, 7, 10, 14] as const;
const INDEXES = ['farm_gate', 'factory_gate', 'border_gate'] as const;

/** When a standing order comes, and what each of its lines pays at most. */
export function StandingSchedulePart({ today }: { today: Day }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { watch } = useFormContext<StandingDraft>();
  const [from, lead, windowDays] = watch(['from', 'leadDays', 'windowDays']);
  const count = (n: number) => t('standing.days', { n });
  const days = (list: readonly number[], chosen: string) =>
    [...new Set([...list, Number(chosen)])]
      .sort((a, b) => a - b)
      .map((n) => ({ value: String(n), label: n === 0 ? t('standing.sameDay') : count(n) }));
  return (
    <>
      <LimitPart />
      <FormChecks
        name="weekdays"
        field="weekdays"
        label={t('standing.weekdays')}
        options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: formatWeekday(day, language) }))}
        least={1}
      />
      <div className={two['two']}>
        <FormDay
          name="from"
          field="from"
          label={t('standing.from')}
          from={from < today ? from : today}
          to={addDays(today, DELIVERY_DAYS_AHEAD)}
        />
        <FormDate name="until" field="until" label={t('standing.until')} />
        <FormTime name="placeAt" field="placeAt" label={t('standing.placeAt')} />
        <FormSelect name="leadDays" field="leadDays" label={t('standing.leadDays')} options={days(LEAD_DAYS, lead)} />
        <FormSelect name="windowDays" field="windowDays" label={t('standing.windowDays')} options={days(WINDOW_DAYS, windowDays)} />
        <Figure
          name="standsHours"
          field="standsHours"
          label={t('standing.standsHours')}
          aside={t('standing.standsHint')}
          isFigure={(text) => text.trim() === '' || readFigure(text, 0, language) !== null}
        />
      </div>
    </>
  );
}

/** What each line pays at most: one figure, or the market's with a most. */
function LimitPart() {
  const { t } = useTranslation();
  const kind = useFormContext<StandingDraft>().watch('limitKind');
  return (
    <>
      <FormSelect
        name="limitKind"
        field="limit.kind"
        label={t('standing.limitKind')}
        options={(['fixed', 'index'] as const).map((value) => ({ value, label: t(`standing.${value}`) }))}
      />
      <div className={two['two']}>
        {kind === 'index' && (
          <>
            <FormSelect
              name="indexId"
              field="limit"
              label={t('standing.indexId')}
              options={INDEXES.map((value) => ({ value, label: t(`standing.${value}`) }))}
            />
            <Figure
              name="over"
              field="limit.overVndPerKg"
              label={t('standing.over')}
              aside={t('standing.overHint')}
              isFigure={(text) => Number.isInteger(overOf(text))}
            />
          </>
        )}
        <FormPrice
          name="limit"
          field="limit.mostVndPerKg"
          label={kind === 'index' ? t('standing.most') : t('field.limit')}
          example="7.700"
        />
      </div>
    </>
  );
}

interface FigureProps {
  name: 'over' | 'standsHours';
  field: string;
  label: string;
  aside: string;
}

/** A whole number that may be left out. */
function Figure({ name, field, label, aside, isFigure }: FigureProps & { isFigure: (text: string) => boolean }) {
  const wrong = useWrong();
  const faults = useFormFaults();
  const rules = { validate: (text: string) => isFigure(text) || 'not_a_number' };
  const { field: control, fieldState } = useController<StandingDraft, FigureProps['name']>({ name, rules });
  const error = wrong(fieldState.error?.message, { label, example: '12' }) ?? faults.of(field);
  return <TextField {...control} label={label} aside={aside} inputMode="numeric" autoComplete="off" error={error} />;
}
