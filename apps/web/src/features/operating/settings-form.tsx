import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import type { Market } from '../../shared/api/views';
import { KeptNote } from '../../shared/forms/kept-note';
import { type Faults, useFaults } from '../../shared/forms/use-faults';
import { useTyped } from '../../shared/forms/use-typed';
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

const SHOWN = ['mode', 'intervalMs', 'gates', 'closedDays', 'urgent.withinDays', 'standbyFromKg', 'confirmWithinMs', 'from'];

/** A change is planned for tomorrow unless somebody says otherwise: notice is what keeps people's trust. */
const AHEAD_MS = 86_400_000;
const VIETNAM_MS = 7 * 3_600_000;

/** How one market will be run, and from when. */
export function SettingsForm({ market, onPlanned }: { market: Market; onPlanned: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const cache = useQueryClient();
  const now = useServerNow(60_000);
  const {
    typed: draft,
    put: set,
    sent,
    found,
    key,
  } = useTyped<SettingsDraft>({ as: `settings of ${market.id}` }, draftOf(market.status.settings, dayAndTime(now + AHEAD_MS)));
  const { error, isBusy, run } = useAct(key);
  const faults = useFaults(error, SHOWN);
  const send = async () => {
    if (!(await run((once) => planSettings(market.id, asked(draft, language), once).then(() => undefined)))) return;
    sent(draft);
    await cache.invalidateQueries(marketsQuery);
    onPlanned();
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <KeptNote found={found} />
      <RadioChips
        label={t('operate.mode')}
        error={faults.of('mode')}
        options={[
          { value: 'continuous', label: t('operate.modeContinuous') },
          { value: 'sessions', label: t('operate.modeSessions') },
        ]}
        value={draft.mode}
        onChange={(mode) => set({ mode: mode as SettingsDraft['mode'] })}
      />
      <ModeFields draft={draft} set={set} faults={faults} />
      <Typed draft={draft} set={set} faults={faults} name="standbyFromKg" label={t('operate.standby')} />
      <Typed draft={draft} set={set} faults={faults} name="confirmMinutes" label={t('operate.confirm')} refusedAs="confirmWithinMs" />
      <From draft={draft} set={set} faults={faults} />
      {faults.rest !== null && <RefusalNote error={faults.rest} title={t('operate.failed')} flush />}
      <Button type="submit" look="primary" busy={isBusy}>
        {t('operate.plan')}
      </Button>
    </form>
  );
}

interface FieldsProps {
  draft: SettingsDraft;
  set: (change: Partial<SettingsDraft>) => void;
  faults: Faults;
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

function From({ draft, set, faults }: FieldsProps) {
  const { t } = useTranslation();
  const said = faults.of('from');
  return (
    <div className={two['two']} data-when>
      <DateField label={t('operate.from')} value={draft.fromDay} onChange={(fromDay) => set({ fromDay })} error={said} />
      <TimeField label={t('operate.fromTime')} value={draft.fromTime} onChange={(fromTime) => set({ fromTime })} />
    </div>
  );
}

function Typed({
  draft,
  set,
  faults,
  name,
  refusedAs = name,
  ...shown
}: FieldsProps & { name: Exclude<keyof SettingsDraft, 'mode'>; label: string; hint?: string; refusedAs?: string }) {
  const said = faults.of(refusedAs);
  return <TextField {...shown} value={draft[name]} onChange={(event) => set({ [name]: event.target.value })} error={said} />;
}
