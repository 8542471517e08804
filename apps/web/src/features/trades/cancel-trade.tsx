import { useState } from 'react';
import { useDraftKey } from '../../shared/api/draft-key';
import type { Trade } from '../../shared/api/views';
import { useSession } from '../../shared/auth/session';
import { formatWeight } from '../../shared/format/weight';
import { useSay } from '../../shared/i18n/use-say';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { Check } from '../../shared/ui/choice';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { TextField } from '../../shared/ui/text-field';
import { kgOf, WeightField, type TypedWeight } from '../../shared/ui/weight-field';
import { cancelTrade } from './change-api';

interface Props {
  trade: Trade;
  onSend: (sent: Promise<unknown>) => void;
}

/** Takes back all of a binding trade, or a part of it; the rest stays binding. */
export function CancelTrade({ trade, onSend }: Props) {
  const say = useSay();
  const language = useLanguage();
  const key = useDraftKey();
  const [weight, setWeight] = useState<TypedWeight>({ text: '', unit: 'kg' });
  const [reason, setReason] = useState('');
  const [closesRest, closeRest] = useState(false);
  const [isAsking, ask] = useState(false);
  const isSeller = trade.seller.id === useSession().organisation.id;
  // A bid asked for nothing but this lot: its buyer has nothing else to close.
  const hasRest = isSeller || trade.orderId !== null;
  const kg = weight.text === '' ? trade.kg : kgOf(weight, language);
  const isReady = kg !== null && kg > 0 && kg <= trade.kg && reason.trim().length >= 3;
  const shown = formatWeight(kg ?? trade.kg, language);
  const isPart = kg !== null && kg < trade.kg;
  return (
    <>
      <WeightField label={say('deal.cancelKg')} value={weight} onChange={setWeight} />
      <TextField label={say('deal.cancelReason')} aside="" value={reason} onChange={(event) => setReason(event.target.value)} />
      {hasRest && (
        <Check checked={closesRest} onChange={closeRest}>
          {say(isSeller ? 'deal.cancelSeller' : 'deal.cancelBuyer')}
        </Check>
      )}
      <Button disabled={!isReady} onClick={() => ask(true)}>
        {say(isPart ? 'deal.cancelPart' : 'deal.cancel')}
      </Button>
      {isAsking && kg !== null && (
        <ConfirmDialog
          title={say('deal.cancelSure', { weight: shown })}
          yes={say('deal.cancelYes', { weight: shown })}
          onYes={() => {
            onSend(cancelTrade(trade.id, { reason, ...(isPart ? { kg } : {}), ...(closesRest ? { closesRest } : {}) }, key.current()));
            key.renew();
          }}
          onClose={() => ask(false)}
        >
          {isPart && `${say('deal.restStays', { weight: formatWeight(trade.kg - kg, language) })} `}
          {say(closesRest ? 'deal.cancelCounts' : 'deal.cancelEffect')}
        </ConfirmDialog>
      )}
    </>
  );
}
