import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { upsertInto } from '../../shared/api/list-cache';
import type { CallOff, Contract } from '../../shared/api/views';
import { Dialog } from '../../shared/desk/dialog';
import { addDays, type Day, formatWeekday } from '../../shared/format/date';
import { formatInteger } from '../../shared/format/number';
import { formatWeight, readWeight, type WeightUnit } from '../../shared/format/weight';
import { DraftForm, useFormFaults } from '../../shared/forms/draft-form';
import { FormChecks, FormDay, FormWeight } from '../../shared/forms/form-fields';
import { useDraft } from '../../shared/forms/use-draft';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { DialogActs } from '../../shared/ui/dialog-acts';
import { RefusalNote } from '../../shared/ui/faces';
import { showToast } from '../../shared/ui/toast-store';
import two from '../../shared/ui/two.module.css';
import { kgOf } from '../../shared/ui/weight-field';
import { callOffsQuery, makeSeries } from './api';
import { seriesDays, WEEKDAYS } from './series-days';

interface Draft {
  weight: { text: string; unit: WeightUnit };
  from: Day;
  to: Day;
  /** Days of the week, as digits: a field of checks keeps texts. */
  weekdays: string[];
}

/** Calls off the same weight on chosen days of the week: all of them or none, so that a plan is never half made. */
export function SeriesDialog({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const cache = useQueryClient();
  const earliest = addDays(today, Math.ceil(contract.noticeHours / 24));
  const from = earliest < contract.seasonFrom ? contract.seasonFrom : earliest;
  const twoWeeks = addDays(from, 13);
  const draft = useDraft<Draft, CallOff[]>({
    keep: { as: `series ${contract.id}` },
    start: {
      weight: { text: '', unit: 'tan' },
      from,
      to: twoWeeks < contract.seasonTo ? twoWeeks : contract.seasonTo,
      weekdays: ['1', '3', '5'],
    },
    post: (typed, key) => {
      const read = readWeight(typed.weight.text, typed.weight.unit, language);
      if (!read.ok) throw new Error('A draft with unreadable figures was sent.');
      return makeSeries(contract.id, { kg: read.kg, from: typed.from, to: typed.to, weekdays: typed.weekdays.map(Number) }, key);
    },
    kept: (typed) => typed,
    onDone: (made) => {
      for (const callOff of made) upsertInto(cache, callOffsQuery(contract.id).queryKey, callOff);
      showToast({ look: 'ok', title: t('series.done', { n: formatInteger(made.length, language) }) });
      onClose();
    },
  });
  const typed = draft.form.watch();
  const [kg, days] = [kgOf(typed.weight, language), seriesDays(typed.from, typed.to, typed.weekdays.map(Number))];
  const words = { n: formatInteger(days.length, language), weight: formatWeight((kg ?? 0) * days.length, language) };
  return (
    <Dialog title={t('series.title')} onClose={onClose}>
      <DraftForm
        form={draft.form}
        error={draft.error}
        shown={['kg', 'from', 'to', 'weekdays']}
        found={draft.found}
        onSend={draft.send}
        className={two['form']}
      >
        <FormWeight name="weight" field="kg" label={t('series.kg')} example="8,0" />
        <div className={two['two']}>
          <FormDay name="from" field="from" label={t('series.from')} from={today} to={contract.seasonTo} />
          <FormDay name="to" field="to" label={t('series.to')} from={today} to={contract.seasonTo} />
        </div>
        <FormChecks
          name="weekdays"
          field="weekdays"
          label={t('series.weekdays')}
          least={1}
          options={WEEKDAYS.map((day) => ({ value: String(day), label: formatWeekday(day, language) }))}
        />
        <p className="second" aria-live="polite">
          {kg === null || days.length === 0
            ? t('series.none')
            : t('series.sum', { ...words, left: formatWeight(contract.remainingKg, language) })}
        </p>
        <Send label={t('series.send', words)} isSending={draft.isSending} canSend={days.length > 0} onSend={draft.send} onClose={onClose} />
      </DraftForm>
    </Dialog>
  );
}

interface SendProps {
  label: string;
  isSending: boolean;
  canSend: boolean;
  onSend: () => void;
  onClose: () => void;
}

function Send({ label, isSending, canSend, onSend, onClose }: SendProps) {
  const { t } = useTranslation();
  const faults = useFormFaults();
  return (
    <>
      {faults.rest !== null && <RefusalNote error={faults.rest} title={t('contract.failed')} flush />}
      <DialogActs>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button look="primary" busy={isSending} disabled={!canSend} onClick={onSend}>
          {label}
        </Button>
      </DialogActs>
    </>
  );
}
