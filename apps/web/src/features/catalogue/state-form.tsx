import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { addDays } from '../../shared/format/date';
import { ActForm } from '../../shared/forms/act-form';
import { useTyped } from '../../shared/forms/use-typed';
import { useToday } from '../../shared/live/use-today';
import { DateField } from '../../shared/ui/date-field';
import { TextField } from '../../shared/ui/text-field';
import { createProduct, type Sheet, stateProduct } from './api';
import styles from './catalogue.module.css';
import { ConversionFields } from './conversion-fields';
import { GeneralFields } from './general-fields';
import { GradeFields } from './grade-fields';
import { SheetFaults, useSheetFaults } from './sheet-faults';
import { VarietyFields } from './variety-fields';

interface Props {
  /** Null: a product that is not there yet. */
  productId: string | null;
  start: Sheet;
  /** With the name of what was stated; without: given up. */
  onDone: (productId?: string) => void;
}

/** States a product anew from a day on, beginning with what the newest version says; or a new one, from nothing. */
export function StateForm({ productId, start, onDone }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const today = useToday();
  const {
    typed,
    put,
    sent,
    found,
    key: draftKey,
  } = useTyped({ as: `product ${productId ?? 'new'}` }, { id: '', effectiveFrom: addDays(today, 1), source: '', ...start });
  const { error, isBusy, run } = useAct(draftKey);
  const faults = useSheetFaults(error);
  const { id, effectiveFrom, source, ...sheet } = typed;
  const varieties = useMemo(() => namesOf(start.varieties), [start]);
  const grades = useMemo(() => namesOf(start.grades), [start]);
  const send = async (): Promise<void> => {
    const said = { effectiveFrom, source, sheet };
    if (!(await run((key) => (productId === null ? createProduct(id, said, key) : stateProduct(productId, said, key))))) return;
    sent();
    await cache.invalidateQueries({ queryKey: ['product-versions'] });
    await cache.invalidateQueries({ queryKey: ['catalogue'] });
    onDone(productId ?? id);
  };
  return (
    <ActForm
      label={t(productId === null ? 'keep.create' : 'keep.send')}
      error={faults.rest}
      isBusy={isBusy}
      found={found}
      onSend={send}
      onCancel={() => onDone()}
    >
      <div className={styles['row']}>
        {productId === null && (
          <TextField
            label={t('keep.productId')}
            hint={t('keep.productIdHint')}
            value={id}
            error={faults.of('id')}
            onChange={(event) => put({ id: event.target.value })}
          />
        )}
        <DateField
          label={t('keep.from')}
          min={today}
          value={effectiveFrom}
          error={faults.of('effectiveFrom')}
          onChange={(day) => put({ effectiveFrom: day })}
        />
        <TextField
          label={t('keep.sourceAsk')}
          value={source}
          maxLength={400}
          error={faults.of('source')}
          onChange={(event) => put({ source: event.target.value })}
        />
      </div>
      {/* Figures are typed in boxes of their own, which begin anew with a draft that was found or thrown away. */}
      <SheetFaults key={found.at} value={faults.of}>
        <GeneralFields sheet={sheet} onChange={put} />
        <VarietyFields sheet={sheet} known={varieties} onChange={put} />
        <GradeFields sheet={sheet} known={grades} onChange={put} />
        <ConversionFields sheet={sheet} onChange={put} />
      </SheetFaults>
    </ActForm>
  );
}

/** Names that lots may point at; what is still to be filled in has none. */
function namesOf(things: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(things.flatMap(({ id }) => (id === '' ? [] : [id])));
}
