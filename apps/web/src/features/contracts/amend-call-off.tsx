import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../shared/api/refusal';
import { upsertInto } from '../../shared/api/list-cache';
import type { CallOff } from '../../shared/api/views';
import { formatDay, addDays, type Day } from '../../shared/format/date';
import { formatWeight, weightText } from '../../shared/format/weight';
import { type Faults, useFaults } from '../../shared/forms/use-faults';
import { useUnreadable } from '../../shared/forms/use-unreadable';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Dialog } from '../../shared/desk/dialog';
import { Button } from '../../shared/ui/button';
import { DayField } from '../../shared/ui/day-field';
import { DialogActs } from '../../shared/ui/dialog-acts';
import { RefusalNote } from '../../shared/ui/faces';
import { kgOf, WeightField, type TypedWeight } from '../../shared/ui/weight-field';
import { YoursTheirs } from '../../shared/ui/yours-theirs';
import { amendCallOff, callOffsQuery } from './api';

const DAYS_AHEAD = 60;

/** Changes a call-off: how much, which day. Somebody quicker is shown beside what was typed; nothing typed is lost. */
export function AmendCallOff({ callOff, onClose }: { callOff: CallOff; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const cache = useQueryClient();
  // What the person saw when they began: the live list may move on beneath them.
  const [seen] = useState(callOff);
  const [weight, setWeight] = useState<TypedWeight>({ text: weightText(callOff.kg, 'tan', language), unit: 'tan' });
  const [day, setDay] = useState<Day>(callOff.deliverOn);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const kg = kgOf(weight, language);
  const faults = useFaults(error, ['kg', 'deliverOn']);
  const isStale = error instanceof Refusal && error.code === 'version.stale';
  const send = async (version: number) => {
    if (kg === null) return;
    setSending(true);
    setError(null);
    try {
      const amended = await amendCallOff(callOff.id, version, { kg, deliverOn: day });
      upsertInto(cache, callOffsQuery(callOff.contractId).queryKey, amended);
      onClose();
    } catch (refused) {
      await cache.invalidateQueries({ queryKey: callOffsQuery(callOff.contractId).queryKey });
      setError(refused);
    } finally {
      setSending(false);
    }
  };
  const differences = [
    { key: 'kg', label: t('field.kg'), mine: kg === null ? '–' : formatWeight(kg, language), theirs: formatWeight(callOff.kg, language) },
    { key: 'day', label: t('field.deliverOn'), mine: formatDay(day, language), theirs: formatDay(callOff.deliverOn, language) },
  ];
  return (
    <Dialog title={t('conflict.amend')} onClose={onClose}>
      {isStale ? (
        <YoursTheirs
          title={t('conflict.title')}
          differences={differences}
          isSending={isSending}
          onMine={() => void send(callOff.version)}
          onTheirs={onClose}
        />
      ) : (
        <>
          <Fields typed={{ weight, day }} faults={faults} onWeight={setWeight} onDay={setDay} />
          {faults.rest !== null && <RefusalNote error={faults.rest} title={t('contract.failed')} flush />}
          <DialogActs>
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button look="primary" busy={isSending} disabled={kg === null} onClick={() => void send(seen.version)}>
              {kg === null
                ? t('conflict.amend')
                : t('conflict.amendTo', { weight: formatWeight(kg, language), day: formatDay(day, language) })}
            </Button>
          </DialogActs>
        </>
      )}
    </Dialog>
  );
}

interface FieldsProps {
  typed: { weight: TypedWeight; day: Day };
  faults: Faults;
  onWeight: (weight: TypedWeight) => void;
  onDay: (day: Day) => void;
}

/** How much, and which day. */
function Fields({ typed: { weight, day }, faults, onWeight, onDay }: FieldsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const unreadable = useUnreadable();
  return (
    <>
      <WeightField
        label={t('field.kg')}
        value={weight}
        onChange={onWeight}
        error={unreadable(weight, t('field.kg'), '8,0') ?? faults.of('kg')}
      />
      <DayField
        label={t('field.deliverOn')}
        from={today}
        to={addDays(today, DAYS_AHEAD)}
        value={day}
        onChange={onDay}
        error={faults.of('deliverOn')}
      />
    </>
  );
}
