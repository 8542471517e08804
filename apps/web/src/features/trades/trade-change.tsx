import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Trade } from '../../shared/api/views';
import { useSession } from '../../shared/auth/session';
import { formatDay, formatMoment } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { useSay } from '../../shared/i18n/use-say';
import { useLanguage } from '../../shared/i18n/use-language';
import { useServerNow } from '../../shared/live/live';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { Countdown } from '../../shared/ui/countdown';
import { RefusalNote } from '../../shared/ui/faces';
import { CancelTrade } from './cancel-trade';
import { answerCorrection, type Correction, correctionsQuery } from './change-api';
import { ProposeChange } from './propose-change';

/** Proposes other terms, cancels in time, and answers what the other side proposes. */
export function TradeChange({ trade }: { trade: Trade }) {
  const say = useSay();
  const language = useLanguage();
  const today = useToday();
  const now = useServerNow(10_000);
  const cache = useQueryClient();
  const corrections = useQuery(correctionsQuery(trade.id));
  const [error, setError] = useState<unknown>(null);
  const readAgain = () => cache.invalidateQueries({ queryKey: ['trades'] });
  const done = (sent: Promise<unknown>) =>
    void sent
      .then(() => {
        setError(null);
        return readAgain();
      })
      .catch(setError);
  const mayCancel = Date.parse(trade.cancelBy) > now;
  const open = corrections.data?.find((one) => one.state === 'proposed');
  return (
    <>
      <p className="hint">
        {say(mayCancel ? 'deal.changeHint' : 'deal.changeHintLate', { time: formatMoment(trade.cancelBy, today, language) })}
      </p>
      {open !== undefined && <Proposal correction={open} trade={trade} onAnswer={done} />}
      {error !== null && <RefusalNote error={error} title={say('deal.failed')} />}
      {open === undefined && <ProposeChange trade={trade} onDone={readAgain} key={`changed ${trade.id} ${trade.version}`} />}
      {mayCancel && <CancelTrade trade={trade} onDone={readAgain} key={`cancelled ${trade.id} ${trade.version}`} />}
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
    correction.pickUpOn === null ? '' : say('deal.movedPickUp', { day: formatDay(correction.pickUpOn, language) }),
    correction.deliverOn === null ? '' : say('deal.movedDelivery', { day: formatDay(correction.deliverOn, language) }),
    correction.reason,
  ].filter((word) => word !== '');
  return (
    <section data-correction={correction.id}>
      <p>{say('deal.proposed', { who: say(isMine ? 'deal.you' : 'deal.them'), what: what.join(' · ') })}</p>
      <p className="hint">
        <Countdown until={correction.expiresAt} /> {say('deal.proposedSilence')}
      </p>
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
