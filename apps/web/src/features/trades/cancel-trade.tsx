import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import type { Trade } from '../../shared/api/views';
import { useSession } from '../../shared/auth/session';
import { formatWeight } from '../../shared/format/weight';
import { KeptNote } from '../../shared/forms/kept-note';
import { type Faults, useFaults } from '../../shared/forms/use-faults';
import { useUnreadable } from '../../shared/forms/use-unreadable';
import { useTyped } from '../../shared/forms/use-typed';
import { useSay } from '../../shared/i18n/use-say';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { Check } from '../../shared/ui/choice';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { RefusalNote } from '../../shared/ui/faces';
import { TextField } from '../../shared/ui/text-field';
import { kgOf, WeightField, type TypedWeight } from '../../shared/ui/weight-field';
import { cancelTrade, REASON_MIN } from './change-api';
import styles from './trade-change.module.css';

interface Typed {
  /** Empty: all of it. */
  weight: TypedWeight;
  reason: string;
  closesRest: boolean;
}

interface Props {
  trade: Trade;
  onDone: () => Promise<unknown>;
}

/** Takes back all of a binding trade, or a part of it; the rest stays binding. */
export function CancelTrade({ trade, onDone }: Props) {
  const say = useSay();
  const language = useLanguage();
  const { typed, put, sent, found, key } = useTyped<Typed>(
    { as: `trade ${trade.id} cancelled` },
    { weight: { text: '', unit: 'kg' }, reason: '', closesRest: false },
  );
  const act = useAct(key);
  const faults = useFaults(act.error, ['kg', 'reason', 'closesRest']);
  const [isAsking, ask] = useState(false);
  const [isTried, tryIt] = useState(false);
  const { weight, reason, closesRest } = typed;
  const isSeller = trade.seller.id === useSession().organisation.id;
  // A bid asked for nothing but this lot: its buyer has nothing else to close.
  const hasRest = isSeller || trade.orderId !== null;
  const kg = weight.text === '' ? trade.kg : kgOf(weight, language);
  const isReady = kg !== null && kg <= trade.kg;
  const shown = formatWeight(kg ?? trade.kg, language);
  const isPart = kg !== null && kg < trade.kg;
  const send = async () => {
    const body = { reason, ...(isPart ? { kg } : {}), ...(closesRest ? { closesRest } : {}) };
    if (!(await act.run((once) => cancelTrade(trade.id, body, once).then(() => undefined)))) return;
    sent();
    await onDone();
  };
  const tryToAsk = () => {
    tryIt(true);
    if (reason.trim().length >= REASON_MIN) ask(true);
  };
  return (
    <details className={styles['form']} open={found.at !== null || undefined}>
      <summary>{say('deal.cancel')}</summary>
      <KeptNote found={found} />
      <Fields typed={typed} put={put} faults={faults} tradeKg={trade.kg} isReasonless={isTried && reason.trim().length < REASON_MIN} />
      {hasRest && (
        <Check checked={closesRest} onChange={(closes) => put({ closesRest: closes })}>
          {say(isSeller ? 'deal.cancelSeller' : 'deal.cancelBuyer')}
        </Check>
      )}
      {faults.rest !== null && <RefusalNote error={faults.rest} title={say('deal.failed')} flush />}
      <Button disabled={!isReady} busy={act.isBusy} onClick={tryToAsk}>
        {say(isPart ? 'deal.cancelPart' : 'deal.cancel')}
      </Button>
      {isAsking && kg !== null && (
        <ConfirmDialog
          title={say('deal.cancelSure', { weight: shown })}
          yes={say('deal.cancelYes', { weight: shown })}
          onYes={() => void send()}
          onClose={() => ask(false)}
        >
          {isPart && `${say('deal.restStays', { weight: formatWeight(trade.kg - kg, language) })} `}
          {say(closesRest ? 'deal.cancelCounts' : 'deal.cancelEffect')}
        </ConfirmDialog>
      )}
    </details>
  );
}

interface FieldsProps {
  typed: Typed;
  put: (change: Partial<Typed>) => void;
  faults: Faults;
  tradeKg: number;
  /** It was pressed, and nobody could read why. */
  isReasonless: boolean;
}

/** How much is taken back, and why. */
function Fields({ typed: { weight, reason }, put, faults, tradeKg, isReasonless }: FieldsProps) {
  const { t } = useTranslation();
  const say = useSay();
  const unreadable = useUnreadable();
  const language = useLanguage();
  const isTooMuch = (kgOf(weight, language) ?? 0) > tradeKg;
  const unread = isTooMuch
    ? say('deal.cancelTooMuch', { weight: formatWeight(tradeKg, language) })
    : weight.text === ''
      ? undefined
      : unreadable(weight, say('deal.cancelKg'), '500');
  return (
    <>
      <WeightField
        label={say('deal.cancelKg')}
        value={weight}
        onChange={(value) => put({ weight: value })}
        error={unread ?? faults.of('kg')}
      />
      <TextField
        label={say('deal.cancelReason')}
        aside=""
        value={reason}
        error={isReasonless ? t('wrong.required', { label: say('deal.cancelReason').toLowerCase() }) : faults.of('reason')}
        onChange={(event) => put({ reason: event.target.value })}
      />
    </>
  );
}
