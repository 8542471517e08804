import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import type { Trade } from '../../shared/api/views';
import { useSession } from '../../shared/auth/session';
import { formatWeight } from '../../shared/format/weight';
import { KeptNote } from '../../shared/forms/kept-note';
import { useFaults } from '../../shared/forms/use-faults';
import { useTyped } from '../../shared/forms/use-typed';
import { useSay } from '../../shared/i18n/use-say';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { Check } from '../../shared/ui/choice';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { RefusalNote } from '../../shared/ui/faces';
import { TextField } from '../../shared/ui/text-field';
import { kgOf, WeightField, type TypedWeight } from '../../shared/ui/weight-field';
import { cancelTrade } from './change-api';
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
  const { t } = useTranslation();
  const say = useSay();
  const language = useLanguage();
  const { typed, put, sent, found, key } = useTyped<Typed>(
    { as: `trade ${trade.id} cancelled` },
    { weight: { text: '', unit: 'kg' }, reason: '', closesRest: false },
  );
  const act = useAct(key);
  const faults = useFaults(act.error, ['kg', 'reason', 'closesRest']);
  const [isAsking, ask] = useState(false);
  const { weight, reason, closesRest } = typed;
  const isSeller = trade.seller.id === useSession().organisation.id;
  // A bid asked for nothing but this lot: its buyer has nothing else to close.
  const hasRest = isSeller || trade.orderId !== null;
  const kg = weight.text === '' ? trade.kg : kgOf(weight, language);
  const isReady = kg !== null && kg > 0 && kg <= trade.kg && reason.trim().length >= 3;
  const shown = formatWeight(kg ?? trade.kg, language);
  const isPart = kg !== null && kg < trade.kg;
  const unread = kg === null ? t('wrong.not_a_number', { label: say('deal.cancelKg'), example: '500' }) : undefined;
  const send = async () => {
    const body = { reason, ...(isPart ? { kg } : {}), ...(closesRest ? { closesRest } : {}) };
    if (!(await act.run((once) => cancelTrade(trade.id, body, once).then(() => undefined)))) return;
    sent();
    await onDone();
  };
  return (
    <details className={styles['form']} open={found.at !== null || undefined}>
      <summary>{say('deal.cancel')}</summary>
      <KeptNote found={found} />
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
        error={faults.of('reason')}
        onChange={(event) => put({ reason: event.target.value })}
      />
      {hasRest && (
        <Check checked={closesRest} onChange={(closes) => put({ closesRest: closes })}>
          {say(isSeller ? 'deal.cancelSeller' : 'deal.cancelBuyer')}
        </Check>
      )}
      {faults.rest !== null && <RefusalNote error={faults.rest} title={say('deal.failed')} flush />}
      <Button disabled={!isReady} busy={act.isBusy} onClick={() => ask(true)}>
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
