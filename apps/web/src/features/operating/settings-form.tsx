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
import { TextField } from '../../shared/ui/text-field';
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
  const [draft, setDraft] = useState<SettingsDraft>(() =>
    draftOf(market.status.settings, new Date(now + AHEAD_MS + VIETNAM_MS).toISOString().slice(0, 16)),
  );
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
      <Typed draft={draft} set={set} error={error} name="from" label={t('operate.from')} type="datetime-local" />
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

function Typed({
  draft,
  set,
  error,
  name,
  refusedAs = name,
  ...shown
}: FieldsProps & { name: Exclude<keyof SettingsDraft, 'mode'>; label: string; hint?: string; type?: string; refusedAs?: string }) {
  const language = useLanguage();
  const fault = error instanceof Refusal ? error.faults().find(({ field }) => field === refusedAs) : undefined;
  return (
    <TextField
      {...shown}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.target.value })}
      error={fault === undefined || !(error instanceof Refusal) ? undefined : error.sentence(language)}
    />
  );
}
