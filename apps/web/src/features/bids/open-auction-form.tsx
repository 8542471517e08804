import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { formatMoment } from '../../shared/format/date';
import { readPrice } from '../../shared/format/money';
import { ActForm } from '../../shared/forms/act-form';
import { type Faults, useFaults } from '../../shared/forms/use-faults';
import { useTyped } from '../../shared/forms/use-typed';
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

interface Typed {
  mode: (typeof MODES)[number];
  /** Seconds from now. */
  lasts: number;
  step: string;
  extensions: number;
}

/** Puts the rest of my lot up to the best bid: how, until when, and how it ends. */
export function OpenAuctionForm({ id }: { id: string }) {
  const say = useSay();
  const tell = useSaySeller();
  const language = useLanguage();
  const today = useToday();
  const cache = useQueryClient();
  const { typed, put, sent, found, key } = useTyped<Typed>(
    { as: `auction of ${id}` },
    { mode: 'open', lasts: 2 * HOUR, step: '100', extensions: 5 },
  );
  const act = useAct(key);
  const faults = useFaults(act.error, ['mode', 'seconds', 'stepVndPerKg', 'extensions']);
  const { mode, lasts, step, extensions } = typed;
  const price = readPrice(step, language);
  const send = async () => {
    if (!price.ok) return;
    const body = { mode, seconds: lasts, stepVndPerKg: price.vndPerKg, extendSeconds: EXTEND_SECONDS, extensions };
    const isDone = await act.run(async (once) => {
      await openAuction(id, body, once);
    });
    if (!isDone) return;
    sent();
    showToast({ look: 'ok', title: say('bid.auctionOpened'), detail: say('bid.onLotHint') });
    await cache.invalidateQueries({ queryKey: ['offer', id] });
  };
  const closes = formatMoment(new Date(Date.now() + lasts * 1_000).toISOString(), today, language);
  return (
    <details open={found.at !== null || undefined}>
      <summary>{tell('auction.open')}</summary>
      <div style={{ marginTop: 12 }}>
        <ActForm label={tell('auction.open')} error={faults.rest} isBusy={act.isBusy} found={found} onSend={send}>
          <RadioChips
            label={tell('auction.mode')}
            options={MODES.map((value) => ({ value, label: tell(`auction.${value}Mode`) }))}
            value={mode}
            onChange={(value) => put({ mode: value as Typed['mode'] })}
            error={faults.of('mode')}
          />
          <SelectField
            label={tell('auction.lasts')}
            hint={tell('auction.closes', { time: closes })}
            options={LASTS.map(({ seconds, n, unit }) => ({ value: String(seconds), label: tell(`auction.${unit}`, { n }) }))}
            value={String(lasts)}
            onChange={(event) => put({ lasts: LASTS.find(({ seconds }) => String(seconds) === event.target.value)?.seconds ?? HOUR })}
            error={faults.of('seconds')}
          />
          {mode === 'open' && <Raising typed={typed} put={put} faults={faults} />}
        </ActForm>
      </div>
    </details>
  );
}

interface RaisingProps {
  typed: Typed;
  put: (change: Partial<Typed>) => void;
  faults: Faults;
}

/** By how much bids rise, and how often the end moves. */
function Raising({ typed: { step, extensions }, put, faults }: RaisingProps) {
  const { t } = useTranslation();
  const tell = useSaySeller();
  const price = readPrice(step, useLanguage());
  return (
    <>
      <PriceField
        label={tell('auction.step')}
        value={step}
        onChange={(text) => put({ step: text })}
        error={price.ok ? faults.of('stepVndPerKg') : t('wrong.not_a_number', { label: tell('auction.step'), example: '100' })}
      />
      <SelectField
        label={tell('auction.times')}
        options={TIMES.map((n) => ({
          value: String(n),
          label: n === 0 ? tell('auction.never') : tell('auction.upTo', { n: String(n) }),
        }))}
        value={String(extensions)}
        onChange={(event) => put({ extensions: TIMES.find((n) => String(n) === event.target.value) ?? 0 })}
        error={faults.of('extensions')}
      />
    </>
  );
}
