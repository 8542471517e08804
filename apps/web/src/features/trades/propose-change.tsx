import { useState } from 'react';
import { useDraftKey } from '../../shared/api/draft-key';
import type { Trade } from '../../shared/api/views';
import { addDays } from '../../shared/format/date';
import { readPrice } from '../../shared/format/money';
import { useSay } from '../../shared/i18n/use-say';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { DayField } from '../../shared/ui/day-field';
import { PriceField } from '../../shared/ui/price-field';
import { TextField } from '../../shared/ui/text-field';
import { kgOf, WeightField, type TypedWeight } from '../../shared/ui/weight-field';
import { proposeCorrection, type Changes } from './change-api';

/** So far ahead a trade may be moved. */
const DAYS_AHEAD = 30;

interface Props {
  trade: Trade;
  onSend: (sent: Promise<unknown>) => void;
}

/** Other terms for a binding trade: what is left as it is stays. */
export function ProposeChange({ trade, onSend }: Props) {
  const say = useSay();
  const language = useLanguage();
  const today = useToday();
  const key = useDraftKey();
  const [weight, setWeight] = useState<TypedWeight>({ text: '', unit: 'kg' });
  const [price, setPrice] = useState('');
  const [pickUpOn, setPickUp] = useState(trade.pickUpOn);
  const [deliverOn, setDeliver] = useState(trade.deliverOn);
  const [reason, setReason] = useState('');
  const kg = kgOf(weight, language);
  const read = readPrice(price, language);
  const changes: Changes = {
    ...(kg === null || kg === trade.kg ? {} : { kg }),
    ...(!read.ok || read.vndPerKg === trade.farmGateVndPerKg ? {} : { farmGateVndPerKg: read.vndPerKg }),
    ...(pickUpOn === trade.pickUpOn ? {} : { pickUpOn }),
    ...(deliverOn === trade.deliverOn ? {} : { deliverOn }),
  };
  const isUnreadable = (weight.text !== '' && kg === null) || (price !== '' && !read.ok);
  const isReady = Object.keys(changes).length > 0 && !isUnreadable && reason.trim().length >= 3;
  return (
    <>
      <WeightField label={say('deal.newKg')} value={weight} onChange={setWeight} />
      <PriceField label={say('deal.newPrice')} value={price} onChange={setPrice} />
      <DayField label={say('deal.newPickUp')} from={today} to={addDays(today, DAYS_AHEAD)} value={pickUpOn} onChange={setPickUp} />
      <DayField label={say('deal.newDeliver')} from={today} to={addDays(today, DAYS_AHEAD)} value={deliverOn} onChange={setDeliver} />
      <TextField label={say('deal.reason')} aside="" value={reason} onChange={(event) => setReason(event.target.value)} />
      <Button
        disabled={!isReady}
        onClick={() => {
          onSend(proposeCorrection(trade.id, changes, reason, key.current()));
          key.renew();
        }}
      >
        {say('deal.propose')}
      </Button>
    </>
  );
}
