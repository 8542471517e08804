import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraftKey } from '../../shared/api/draft-key';
import { Refusal } from '../../shared/api/refusal';
import type { Market } from '../../shared/api/views';
import { useLanguage } from '../../shared/i18n/use-language';
import { useServerNow } from '../../shared/live/live';
import { marketsQuery } from '../../shared/market/markets-query';
import { Button } from '../../shared/ui/button';
import { RadioChips } from '../../shared/ui/choice';
import { RefusalNote } from '../../shared/ui/faces';
import { DateField } from '../../shared/ui/date-field';
import { TextField } from '../../shared/ui/text-field';
import { TimeField } from '../../shared/ui/time-field';
import two from '../../shared/ui/two.module.css';
import { planSettings } from './api';
import { asked, draftOf, type SettingsDraft } from './settings-draft';
import styles from './operating.module.css';

/** A change is planned for tomorrow unless somebody says otherwise: notice is what keeps people's trust. */
const AHEAD_MS = 86_400_000;
const VIETNAM_MS = 7 * 3_600_000;

/** How one market will be run, and from when. */
export function SettingsForm({ market, onPlanned }: { market: Market; onPlanned: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const key = useDraftKey();
  const now = useServerNow(60_000);
  const [draft, setDraft] = useState<SettingsDraft>(() => draftOf(market.status.settings, dayAndTime(now + AHEAD_MS)));
  const [error, setError] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const set = (change: Partial<SettingsDraft>) => setDraft((typed) => ({ ...typed, ...change }));
  const send = async () => {
    setSending(true);
    setError(null);
    try {
      await planSettings(market.id, asked(draft), key.current());
      key.renew();
      await cache.invalidateQueries(marketsQuery);
      onPlanned();
    } catch (refused) {
      setError(refused);
    }
    setSending(false);
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <RadioChips
        label={t('operate.mode')}
        options={[
          { value: 'continuous', label: t('operate.modeContinuous') },
          { value: 'sessions', label: t('operate.modeSessions') },
        ]}
        value={draft.mode}
        onChange={(mode) => set({ mode: mode as SettingsDraft['mode'] })}
      />
      <ModeFields draft={draft} set={set} error={error} />
      <Typed draft={draft} set={set} error={error} name="standbyFromKg" label={t('operate.standby')} />
      <Typed draft={draft} set={set} error={error} name="confirmMinutes" label={t('operate.confirm')} refusedAs="confirmWithinMs" />
      <From draft={draft} set={set} error={error} />
      {error !== null && <RefusalNote error={error} title={t('operate.failed')} flush />}
      <Button type="submit" look="primary" busy={isSending}>
        {t('operate.plan')}
      </Button>
    </form>
  );
}

interface FieldsProps {
  draft: SettingsDraft;
  set: (change: Partial<SettingsDraft>) => void;
  error: unknown;
}

function ModeFields(fields: FieldsProps) {
  const { t } = useTranslation();
  if (fields.draft.mode === 'continuous') return <Typed {...fields} name="intervalMs" label={t('operate.interval')} />;
  return (
    <>
      <Typed {...fields} name="gates" label={t('operate.gates')} />
      <Typed {...fields} name="closedDays" label={t('operate.closedDays')} hint={t('operate.closedDaysHint')} />
      <Typed {...fields} name="urgentDays" label={t('operate.urgentDays')} hint={t('operate.urgentHint')} refusedAs="urgent.withinDays" />
    </>
  );
}

/** The day and 'HH:MM' of an instant in Vietnam. */
function dayAndTime(ms: number): [string, string] {
  const there = new Date(ms + VIETNAM_MS).toISOString();
  return [there.slice(0, 10), there.slice(11, 16)];
}

function From({ draft, set, error }: FieldsProps) {
  const { t } = useTranslation();
  const said = useFault(error, 'from');
  return (
    <div className={two['two']}>
      <DateField label={t('operate.from')} value={draft.fromDay} onChange={(fromDay) => set({ fromDay })} error={said} />
      <TimeField label={t('operate.fromTime')} value={draft.fromTime} onChange={(fromTime) => set({ fromTime })} />
    </div>
  );
}

/** What the server has against a field. */
function useFault(error: unknown, name: string): string | undefined {
  const language = useLanguage();
  return error instanceof Refusal && error.faults().some(({ field }) => field === name) ? error.sentence(language) : undefined;
}

function Typed({
  draft,
  set,
  error,
  name,
  refusedAs = name,
  ...shown
}: FieldsProps & { name: Exclude<keyof SettingsDraft, 'mode'>; label: string; hint?: string; refusedAs?: string }) {
  const said = useFault(error, refusedAs);
  return <TextField {...shown} value={draft[name]} onChange={(event) => set({ [name]: event.target.value })} error={said} />;
}
