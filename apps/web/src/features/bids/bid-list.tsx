import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../shared/auth/session';
import { formatMoment } from '../../shared/format/date';
import { formatPrice, readPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { useFaults } from '../../shared/forms/use-faults';
import { useUnreadable } from '../../shared/forms/use-unreadable';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { useSay } from '../../shared/i18n/use-say';
import { PartyRecord } from '../../shared/market/party-record';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { PriceField } from '../../shared/ui/price-field';
import { answerBid, type Bid, counterBid } from './api';
import styles from './bid-list.module.css';

/** Bids, each with what its side may answer now. */
export function BidList({ bids, label }: { bids: readonly Bid[]; label: string }) {
  return (
    <ul className={styles['list']} aria-label={label}>
      {bids.map((bid) => (
        <BidRow key={`${bid.id} ${bid.version}`} bid={bid} />
      ))}
    </ul>
  );
}

function BidRow({ bid }: { bid: Bid }) {
  const say = useSay();
  const language = useLanguage();
  const today = useToday();
  const { organisation } = useSession();
  const isSeller = bid.seller.id === organisation.id;
  const words = (terms: { kg: number; farmGateVndPerKg: number }) => ({
    weight: formatWeight(terms.kg, language),
    price: formatPrice(terms.farmGateVndPerKg, language),
  });
  const own = words(bid);
  return (
    <li data-bid={bid.id} data-state={bid.state}>
      <p>
        <b className="n">
          {own.weight} · {own.price}
        </b>{' '}
        <span className="second n">{say('bid.delivered', { price: formatPrice(bid.deliveredVndPerKg, language) })}</span>
      </p>
      <p className="second">
        {isSeller ? bid.buyer.name : bid.seller.name} · {say(`bid.state.${bid.state}`)}
        {bid.turn !== null && ` · ${say('bid.until', { time: formatMoment(bid.expiresAt, today, language) })}`}
      </p>
      {bid.turn !== null && <PartyRecord organisationId={isSeller ? bid.buyer.id : bid.seller.id} />}
      {bid.note !== null && <p className={styles['note']}>{bid.note}</p>}
      {bid.counter !== null && <p>{say('bid.countered', words(bid.counter))}</p>}
      {bid.tradeId !== null && (
        <Link to="/trades/$tradeId" params={{ tradeId: bid.tradeId }}>
          {say('deal.title')}
        </Link>
      )}
      <Answers bid={bid} isSeller={isSeller} />
    </li>
  );
}

function Answers({ bid, isSeller }: { bid: Bid; isSeller: boolean }) {
  const say = useSay();
  const language = useLanguage();
  const cache = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [price, setPrice] = useState('');
  const faults = useFaults(error, ['farmGateVndPerKg']);
  const unreadable = useUnreadable();
  const isMyTurn = bid.turn === (isSeller ? 'seller' : 'buyer');
  const done = (sent: Promise<Bid>) =>
    void sent
      .then(() => cache.invalidateQueries({ queryKey: ['bids'] }))
      .then(() => setError(null))
      .catch(setError);
  const counter = () => {
    const read = readPrice(price, language);
    if (!read.ok) return;
    const { kg, deliverFrom, deliverTo } = bid;
    done(
      counterBid(
        bid.id,
        { kg, deliverFrom, deliverTo, farmGateVndPerKg: read.vndPerKg },
        `counter-${bid.id}-${bid.version}-${read.vndPerKg}`,
      ),
    );
  };
  return (
    <>
      <div className="row">
        {isMyTurn && (
          <>
            <Button look="primary" onClick={() => done(answerBid(bid, 'acceptance'))}>
              {say(isSeller ? 'bid.accept' : 'bid.acceptCounter')}
            </Button>
            <Button onClick={() => done(answerBid(bid, 'refusal'))}>{say('bid.refuse')}</Button>
          </>
        )}
        {!isSeller && bid.turn !== null && <Button onClick={() => done(answerBid(bid, 'withdrawal'))}>{say('bid.withdraw')}</Button>}
      </div>
      {isMyTurn && isSeller && (
        <div className={styles['counter']}>
          <PriceField
            label={say('bid.price')}
            value={price}
            onChange={setPrice}
            error={(price === '' ? undefined : unreadable(price, say('bid.price'), '9.200')) ?? faults.of('farmGateVndPerKg')}
          />
          <Button disabled={!readPrice(price, language).ok} onClick={counter}>
            {say('bid.counter')}
          </Button>
        </div>
      )}
      {faults.rest !== null && <RefusalNote error={faults.rest} title={say('deal.failed')} />}
    </>
  );
}
