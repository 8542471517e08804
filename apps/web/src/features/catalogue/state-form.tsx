import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { addDays } from '../../shared/format/date';
import { ActForm } from '../../shared/forms/act-form';
import { useToday } from '../../shared/live/use-today';
import { DateField } from '../../shared/ui/date-field';
import { TextField } from '../../shared/ui/text-field';
import { type Sheet, stateProduct } from './api';
import styles from './catalogue.module.css';
import { ConversionFields } from './conversion-fields';
import { GeneralFields } from './general-fields';
import { GradeFields } from './grade-fields';
import { VarietyFields } from './variety-fields';

/** States a product anew from a day on, beginning with what the newest version says. */
export function StateForm({ productId, start, onDone }: { productId: string; start: Sheet; onDone: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const today = useToday();
  const { error, isBusy, run } = useAct();
  const [sheet, setSheet] = useState<Sheet>(start);
  const [effectiveFrom, setEffectiveFrom] = useState(() => addDays(today, 1));
  const [source, setSource] = useState('');
  const varieties = useMemo(() => new Set(start.varieties.map(({ id }) => id)), [start]);
  const grades = useMemo(() => new Set(start.grades.map(({ id }) => id)), [start]);
  const send = async (): Promise<void> => {
    if (!(await run((key) => stateProduct(productId, { effectiveFrom, source, sheet }, key)))) return;
    await cache.invalidateQueries({ queryKey: ['product-versions', productId] });
    await cache.invalidateQueries({ queryKey: ['catalogue'] });
    onDone();
  };
  return (
    <ActForm label={t('keep.send')} error={error} isBusy={isBusy} onSend={send} onCancel={onDone}>
      <div className={styles['row']}>
        <DateField label={t('keep.from')} min={today} value={effectiveFrom} onChange={setEffectiveFrom} />
        <TextField label={t('keep.sourceAsk')} value={source} maxLength={400} onChange={(event) => setSource(event.target.value)} />
      </div>
      <GeneralFields sheet={sheet} onChange={setSheet} />
      <VarietyFields sheet={sheet} known={varieties} onChange={setSheet} />
      <GradeFields sheet={sheet} known={grades} onChange={setSheet} />
      <ConversionFields sheet={sheet} onChange={setSheet} />
    </ActForm>
  );
}
