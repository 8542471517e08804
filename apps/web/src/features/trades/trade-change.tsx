import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDraftKey } from '../../shared/api/draft-key';
import type { Trade } from '../../shared/api/views';
import { useSession } from '../../shared/auth/session';
import { formatMoment } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { useSay } from '../../shared/i18n/use-say';
import { Button } from '../../shared/ui/button';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { RefusalNote } from '../../shared/ui/faces';
import { TextField } from '../../shared/ui/text-field';
import { kgOf, WeightField, type TypedWeight } from '../../shared/ui/weight-field';
import { answerCorrection, cancelTrade, type Correction, correctionsQuery, proposeCorrection } from './change-api';

/** Cancel in time, or propose another weight; answer what the other side proposes. */
export function TradeChange({ trade }: { trade: Trade }) {
  const say = useSay();
  const language = useLanguage();
  const today = useToday();
  const cache = useQueryClient();
  const key = useDraftKey();
  const corrections = useQuery(correctionsQuery(trade.id));
  const [reason, setReason] = useState('');
  const [weight, setWeight] = useState<TypedWeight>({ text: '', unit: 'kg' });
  const [isAsking, ask] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const kg = kgOf(weight, language);
  const done = (sent: Promise<unknown>) =>
    void sent
      .then(() => {
        key.renew();
        setError(null);
        return cache.invalidateQueries({ queryKey: ['trades'] });
      })
      .catch(setError);
  const open = corrections.data?.find((one) => one.state === 'proposed');
  const total = formatWeight(trade.kg, language);
  return (
    <>
      <p className="hint">{say('deal.changeHint', { time: formatMoment(trade.cancelBy, today, language) })}</p>
      {open !== undefined && <Proposal correction={open} trade={trade} onAnswer={done} />}
      <TextField label={say('deal.reason')} aside="" value={reason} onChange={(event) => setReason(event.target.value)} />
      {open === undefined && <WeightField label={say('deal.newKg')} value={weight} onChange={setWeight} />}
      <div className="row">
        {open === undefined && (
          <Button
            disabled={kg === null || reason.trim().length < 3}
            onClick={() => kg !== null && done(proposeCorrection(trade.id, kg, reason, key.current()))}
          >
            {say('deal.propose')}
          </Button>
        )}
        <Button disabled={reason.trim().length < 3} onClick={() => ask(true)}>
          {say('deal.cancel')}
        </Button>
      </div>
      {error !== null && <RefusalNote error={error} title={say('deal.failed')} />}
      {isAsking && (
        <ConfirmDialog
          title={say('deal.cancelSure', { weight: total })}
          yes={say('deal.cancelYes', { weight: total })}
          onYes={() => done(cancelTrade(trade.id, reason, key.current()))}
          onClose={() => ask(false)}
        >
          {say('deal.cancelEffect')}
        </ConfirmDialog>
      )}
    </>
  );
}

function Proposal({ correction, trade, onAnswer }: { correction: Correction; trade: Trade; onAnswer: (sent: Promise<unknown>) => void }) {
  const say = useSay();
  const language = useLanguage();
  const { organisation } = useSession();
  const isMine = correction.by === (trade.seller.id === organisation.id ? 'seller' : 'buyer');
  const what = [
    correction.kg === null ? '' : formatWeight(correction.kg, language),
    correction.farmGateVndPerKg === null ? '' : formatPrice(correction.farmGateVndPerKg, language),
    correction.pickUpOn ?? '',
    correction.deliverOn ?? '',
    correction.reason,
  ].filter((word) => word !== '');
  return (
    <section data-correction={correction.id}>
      <p>{say('deal.proposed', { who: say(isMine ? 'deal.you' : 'deal.them'), what: what.join(' · ') })}</p>
      <div className="row">
        {isMine ? (
          <Button onClick={() => onAnswer(answerCorrection(correction, 'withdrawal'))}>{say('bid.withdraw')}</Button>
        ) : (
          <>
            <Button look="primary" onClick={() => onAnswer(answerCorrection(correction, 'acceptance'))}>
              {say('deal.agree')}
            </Button>
            <Button onClick={() => onAnswer(answerCorrection(correction, 'refusal'))}>{say('bid.refuse')}</Button>
          </>
        )}
      </div>
    </section>
  );
}
