import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { formatMoment } from '../../shared/format/date';
import { readPrice } from '../../shared/format/money';
import { ActForm } from '../../shared/forms/act-form';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSay } from '../../shared/i18n/use-say';
import { useSaySeller } from '../../shared/i18n/use-say-seller';
import { useToday } from '../../shared/live/use-today';
import { RadioChips } from '../../shared/ui/choice';
import { PriceField } from '../../shared/ui/price-field';
import { SelectField } from '../../shared/ui/select-field';
import { showToast } from '../../shared/ui/toast-store';
import { openAuction } from './api';

const MODES = ['open', 'sealed'] as const;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** From a quarter of an hour, for fruit that is at the scales, to two days. */
const LASTS = [
  { seconds: 15 * MINUTE, n: '15', unit: 'minutes' },
  { seconds: 30 * MINUTE, n: '30', unit: 'minutes' },
  { seconds: HOUR, n: '1', unit: 'hours' },
  { seconds: 2 * HOUR, n: '2', unit: 'hours' },
  { seconds: 4 * HOUR, n: '4', unit: 'hours' },
  { seconds: 12 * HOUR, n: '12', unit: 'hours' },
  { seconds: 24 * HOUR, n: '1', unit: 'days' },
  { seconds: 48 * HOUR, n: '2', unit: 'days' },
] as const;
const TIMES = [0, 3, 5, 10] as const;
/** So much longer everyone has after a last-minute bid. */
const EXTEND_SECONDS = 120;

/** Puts the rest of my lot up to the best bid: how, until when, and how it ends. */
export function OpenAuctionForm({ id }: { id: string }) {
  const { t } = useTranslation();
  const say = useSay();
  const tell = useSaySeller();
  const language = useLanguage();
  const today = useToday();
  const cache = useQueryClient();
  const act = useAct();
  const [mode, setMode] = useState<(typeof MODES)[number]>('open');
  const [lasts, setLasts] = useState<number>(2 * HOUR);
  const [step, setStep] = useState('100');
  const [extensions, setExtensions] = useState<number>(5);
  const price = readPrice(step, language);
  const send = async () => {
    if (!price.ok) return;
    const body = { mode, seconds: lasts, stepVndPerKg: price.vndPerKg, extendSeconds: EXTEND_SECONDS, extensions };
    const isDone = await act.run(async (key) => {
      await openAuction(id, body, key);
    });
    if (!isDone) return;
    showToast({ look: 'ok', title: say('bid.auctionOpened'), detail: say('bid.onLotHint') });
    await cache.invalidateQueries({ queryKey: ['offer', id] });
  };
  const closes = formatMoment(new Date(Date.now() + lasts * 1_000).toISOString(), today, language);
  return (
    <details>
      <summary>{tell('auction.open')}</summary>
      <div style={{ marginTop: 12 }}>
        <ActForm label={tell('auction.open')} error={act.error} isBusy={act.isBusy} onSend={send}>
          <RadioChips
            label={tell('auction.mode')}
            options={MODES.map((value) => ({ value, label: tell(`auction.${value}Mode`) }))}
            value={mode}
            onChange={(value) => setMode(value as (typeof MODES)[number])}
          />
          <SelectField
            label={tell('auction.lasts')}
            hint={tell('auction.closes', { time: closes })}
            options={LASTS.map(({ seconds, n, unit }) => ({ value: String(seconds), label: tell(`auction.${unit}`, { n }) }))}
            value={String(lasts)}
            onChange={(event) => setLasts(LASTS.find(({ seconds }) => String(seconds) === event.target.value)?.seconds ?? HOUR)}
          />
          {mode === 'open' && (
            <>
              <PriceField
                label={tell('auction.step')}
                value={step}
                onChange={setStep}
                error={price.ok ? undefined : t('wrong.not_a_number', { label: tell('auction.step'), example: '100' })}
              />
              <SelectField
                label={tell('auction.times')}
                options={TIMES.map((n) => ({
                  value: String(n),
                  label: n === 0 ? tell('auction.never') : tell('auction.upTo', { n: String(n) }),
                }))}
                value={String(extensions)}
                onChange={(event) => setExtensions(TIMES.find((n) => String(n) === event.target.value) ?? 0)}
              />
            </>
          )}
        </ActForm>
      </div>
    </details>
  );
}
