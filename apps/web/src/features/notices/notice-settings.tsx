import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { Dialog } from '../../shared/desk/dialog';
import { addWords } from '../../shared/i18n/add-words';
import { notify } from '../../shared/i18n/vi/notify';
import { Button } from '../../shared/ui/button';
import { Check } from '../../shared/ui/choice';
import { DialogActs } from '../../shared/ui/dialog-acts';
import { RefusalNote, Skeleton } from '../../shared/ui/faces';
import { SelectField } from '../../shared/ui/select-field';
import { keepNoticeSettings, noticeSettingsQuery, type NoticeSettings as Settings } from './api';
import { DeviceSwitch } from './device-switch';
import styles from './notice-settings.module.css';

addWords(notify);

const TOPICS = ['trades', 'bids', 'call_offs', 'contracts', 'stock', 'papers', 'alerts'] as const;
const WAYS = ['push', 'page', 'none'] as const;
const HALF_HOURS = Array.from({ length: 48 }, (_, half) => half * 30);
/** From nine in the evening until five in the morning. */
const NIGHT = { fromMin: 1_260, toMin: 300 };

/** How I want to be told. Every change holds at once. */
export function NoticeSettings({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const { data: settings } = useQuery(noticeSettingsQuery);
  const change = (changes: Partial<Settings>) => {
    if (settings === undefined) return;
    const next = { ...settings, ...changes };
    cache.setQueryData(noticeSettingsQuery.queryKey, next);
    void act.run(async () => {
      try {
        await keepNoticeSettings(next);
      } finally {
        // What is shown is what is kept, also when the server said no.
        await Promise.all([cache.invalidateQueries(noticeSettingsQuery), cache.invalidateQueries({ queryKey: ['notices'] })]);
      }
    });
  };
  return (
    <Dialog title={t('notify.title')} onClose={onClose}>
      <DeviceSwitch />
      {settings === undefined ? <Skeleton lines={6} /> : <Choices settings={settings} change={change} />}
      {act.error !== null && <RefusalNote error={act.error} flush />}
      <DialogActs>
        <Button onClick={onClose}>{t('close')}</Button>
      </DialogActs>
    </Dialog>
  );
}

function Choices({ settings, change }: { settings: Settings; change: (changes: Partial<Settings>) => void }) {
  const { t } = useTranslation();
  const { ways, quiet } = settings;
  return (
    <>
      <fieldset className={styles['group']}>
        <legend>{t('notify.topics')}</legend>
        {TOPICS.map((topic) => (
          <SelectField
            key={topic}
            label={t(`notify.topic.${topic}`)}
            options={WAYS.map((way) => ({ value: way, label: t(`notify.way.${way}`) }))}
            value={ways[topic]}
            onChange={(event) => change({ ways: { ...ways, [topic]: event.target.value } })}
          />
        ))}
        <p className="hint">{t('notify.wayHint')}</p>
      </fieldset>
      <fieldset className={styles['plain']}>
        <legend>{t('notify.quiet')}</legend>
        <Check checked={quiet !== null} onChange={(on) => change({ quiet: on ? NIGHT : null })}>
          {t('notify.quietOn')}
        </Check>
        {quiet !== null && (
          <>
            <div className={styles['hours']}>
              <HourField
                label={t('notify.from')}
                minute={quiet.fromMin}
                not={quiet.toMin}
                onChange={(fromMin) => change({ quiet: { ...quiet, fromMin } })}
              />
              <HourField
                label={t('notify.to')}
                minute={quiet.toMin}
                not={quiet.fromMin}
                onChange={(toMin) => change({ quiet: { ...quiet, toMin } })}
              />
            </div>
            <Check checked={settings.urgentAnyway} onChange={(urgentAnyway) => change({ urgentAnyway })}>
              {t('notify.urgent')}
            </Check>
          </>
        )}
        <Check checked={settings.showsPrices} onChange={(showsPrices) => change({ showsPrices })}>
          {t('notify.prices')}
        </Check>
      </fieldset>
    </>
  );
}

interface HourProps {
  label: string;
  minute: number;
  /** The other end: hours without a length are not offered. */
  not: number;
  onChange: (minute: number) => void;
}

function HourField({ label, minute, not, onChange }: HourProps) {
  const offered = [...new Set([...HALF_HOURS, minute])].filter((one) => one !== not).sort((a, b) => a - b);
  return (
    <SelectField
      label={label}
      options={offered.map((one) => ({ value: String(one), label: clockOf(one) }))}
      value={String(minute)}
      onChange={(event) => onChange(Number(event.target.value))}
    />
  );
}

function clockOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
