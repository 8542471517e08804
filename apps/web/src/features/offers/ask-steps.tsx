import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addDays, type Day, daysBetween } from '../../shared/format/date';
import { useSaySeller } from '../../shared/i18n/use-say-seller';
import { Button } from '../../shared/ui/button';
import { DayField } from '../../shared/ui/day-field';
import { PriceField } from '../../shared/ui/price-field';
import two from '../../shared/ui/two.module.css';
import type { TypedStep } from './offer-draft';

const STEPS_MAX = 10;

interface Props {
  steps: readonly TypedStep[];
  onChange: (steps: TypedStep[]) => void;
  /** The last day before the first step may be, and the last day of the harvest. */
  from: Day;
  to: Day;
  /** The step whose figure cannot be read. */
  wrongAt: number | null;
}

/** An ask that steps down by day as the harvest ripens; buyers learn of a step on its day. */
export function AskSteps({ steps, onChange, from, to, wrongAt }: Props) {
  const tell = useSaySeller();
  const { t } = useTranslation();
  const most = Math.min(STEPS_MAX, Math.max(0, daysBetween(from, to)));
  const change = (nth: number, step: Partial<TypedStep>) => onChange(steps.map((one, at) => (at === nth ? { ...one, ...step } : one)));
  const last = steps.at(-1)?.day ?? from;
  return (
    <>
      <p className="hint">{tell('lotRules.stepsHint')}</p>
      {steps.map((step, nth) => (
        <div key={nth} className={two['two']}>
          <DayField label={tell('lotRules.stepDay')} from={from} to={to} value={step.day} onChange={(day) => change(nth, { day })} />
          <PriceField
            label={tell('lotRules.stepAsk')}
            value={step.ask}
            onChange={(ask) => change(nth, { ask })}
            error={wrongAt === nth ? t('wrong.not_a_number', { label: tell('lotRules.stepAsk'), example: '7.500' }) : undefined}
          />
        </div>
      ))}
      {steps.length < most && (
        <Button size="small" onClick={() => onChange([...steps, { day: addDays(last, 1), ask: '' }])}>
          <IconPlus className="i" size={16} aria-hidden="true" /> {tell('lotRules.stepAdd')}
        </Button>
      )}
    </>
  );
}
