import { useState } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { formatDayRange } from '../../shared/format/date';
import { formatKg, formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { TextField } from '../../shared/ui/text-field';
import { PERIODS_MAX, type SplitBy, type SplitLack, type SplitPart, trySplit } from './split-season';
import { plainWeight, readTerm, twoWays } from './term-figure';
import type { PeriodDraft, TermsDraft } from './terms-draft';
import styles from './terms.module.css';

interface Props {
  /** Of all periods as they stand, kg. */
  sum: number;
  periods: readonly PeriodDraft[];
  onSplit: (periods: PeriodDraft[]) => void;
}

/** What was split, and what stood there before. */
interface Done {
  readonly kg: number;
  readonly parts: readonly SplitPart[];
  readonly made: readonly PeriodDraft[];
  readonly before: readonly PeriodDraft[];
}

type Wrong = SplitLack | 'noTotal' | 'unreadable';

/** Splits one figure over the months or weeks of the season, says what each got, and puts back what stood there. */
export function SplitBar({ sum, periods, onSplit }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { getValues } = useFormContext<TermsDraft>();
  const { field: total } = useController<TermsDraft, 'total'>({ name: 'total' });
  const [wrong, refuse] = useState<{ why: Wrong; n: number; kg: number } | null>(null);
  const [done, tell] = useState<Done | null>(null);
  const split = (by: SplitBy) => {
    const { seasonFrom, seasonTo, periods: now } = getValues();
    // Nothing typed: what the periods come to is split anew.
    const kg = total.value.trim() === '' ? sum : readTerm('weight', total.value, language);
    if (kg === null || kg === undefined || kg === 0) return refuse({ why: kg === 0 ? 'noTotal' : 'unreadable', n: 0, kg: 0 });
    const result = trySplit(seasonFrom, seasonTo, by, kg);
    if ('lack' in result) return refuse({ why: result.lack, n: result.n, kg });
    const { percent = '10', band = '' } = now[0] ?? {};
    const made = result.parts.map((part) => ({
      from: part.from,
      to: part.to,
      weight: plainWeight(part.kg, language),
      percent,
      band,
    }));
    refuse(null);
    tell({ kg, parts: result.parts, made, before: now });
    onSplit(made);
  };
  const label = t('pact.form.total');
  const ways = twoWays('weight', total.value, language);
  const said =
    wrong === null
      ? undefined
      : wrong.why === 'unreadable'
        ? t('pact.form.unreadable', { label })
        : t(`pact.form.split.${wrong.why}`, { n: wrong.n, most: PERIODS_MAX, weight: formatKg(wrong.kg, language) });
  return (
    <>
      <div className={`row wrap ${styles['split']}`}>
        <TextField
          {...total}
          label={label}
          inputMode="decimal"
          autoComplete="off"
          error={said}
          caution={ways === null ? undefined : t('echo.understood', ways)}
          onChange={(event) => {
            refuse(null);
            total.onChange(event);
          }}
        />
        <Button onClick={() => split('month')}>{t('pact.form.byMonth')}</Button>
        <Button onClick={() => split('week')}>{t('pact.form.byWeek')}</Button>
      </div>
      {done !== null && isSame(periods, done.made) && (
        <SplitTold
          done={done}
          onUndo={() => {
            onSplit([...done.before]);
            tell(null);
          }}
        />
      )}
    </>
  );
}

/** Only what still stands as it was split is told of, and can be put back: later changes are nobody's to undo. */
const isSame = (now: readonly PeriodDraft[], made: readonly PeriodDraft[]): boolean =>
  now.length === made.length &&
  made.every(({ from, to, weight }, at) => now[at]?.from === from && now[at].to === to && now[at].weight === weight);

function SplitTold({ done: { kg, parts }, onUndo }: { done: Done; onUndo: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div role="status" className="second" data-split={parts.length}>
      {t('pact.form.split.done', { weight: formatWeight(kg, language), n: parts.length })}{' '}
      {parts.map((part) => `${formatDayRange(part.from, part.to)}: ${formatWeight(part.kg, language)}`).join(' · ')}{' '}
      <Button size="small" onClick={onUndo}>
        {t('undo')}
      </Button>
    </div>
  );
}
