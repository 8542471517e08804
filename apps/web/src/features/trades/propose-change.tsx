import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import type { Trade } from '../../shared/api/views';
import { addDays, type Day } from '../../shared/format/date';
import { readPrice } from '../../shared/format/money';
import { KeptNote } from '../../shared/forms/kept-note';
import { type Faults, useFaults } from '../../shared/forms/use-faults';
import { useUnreadable } from '../../shared/forms/use-unreadable';
import { useTyped } from '../../shared/forms/use-typed';
import { useSay } from '../../shared/i18n/use-say';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { DayField } from '../../shared/ui/day-field';
import { RefusalNote } from '../../shared/ui/faces';
import { PriceField } from '../../shared/ui/price-field';
import { TextField } from '../../shared/ui/text-field';
import { kgOf, WeightField, type TypedWeight } from '../../shared/ui/weight-field';
import { proposeCorrection, REASON_MIN, type Changes } from './change-api';
import styles from './trade-change.module.css';

/** So far ahead a trade may be moved. */
const DAYS_AHEAD = 30;

const SHOWN = ['kg', 'farmGateVndPerKg', 'pickUpOn', 'deliverOn', 'reason'];

interface Typed {
  weight: TypedWeight;
  price: string;
  pickUpOn: Day;
  deliverOn: Day;
  reason: string;
}

interface Props {
  trade: Trade;
  onDone: () => Promise<unknown>;
}

/** Other terms for a binding trade: what is left as it is stays. */
export function ProposeChange({ trade, onDone }: Props) {
  const say = useSay();
  const language = useLanguage();
  const { typed, put, sent, found, key } = useTyped<Typed>(
    { as: `trade ${trade.id} changed` },
    { weight: { text: '', unit: 'kg' }, price: '', pickUpOn: trade.pickUpOn, deliverOn: trade.deliverOn, reason: '' },
  );
  const act = useAct(key);
  const [isTried, tryIt] = useState(false);
  const faults = useFaults(act.error, SHOWN);
  const { weight, price, pickUpOn, deliverOn, reason } = typed;
  const kg = kgOf(weight, language);
  const read = readPrice(price, language);
  const changes: Changes = {
    ...(kg === null || kg === trade.kg ? {} : { kg }),
    ...(!read.ok || read.vndPerKg === trade.farmGateVndPerKg ? {} : { farmGateVndPerKg: read.vndPerKg }),
    ...(pickUpOn === trade.pickUpOn ? {} : { pickUpOn }),
    ...(deliverOn === trade.deliverOn ? {} : { deliverOn }),
  };
  const isUnreadable = (weight.text !== '' && kg === null) || (price !== '' && !read.ok);
  const isReady = Object.keys(changes).length > 0 && !isUnreadable;
  const hasReason = reason.trim().length >= REASON_MIN;
  const send = async () => {
    tryIt(true);
    if (!hasReason) return;
    if (!(await act.run((once) => proposeCorrection(trade.id, changes, reason, once).then(() => undefined)))) return;
    sent();
    await onDone();
  };
  return (
    <details className={styles['form']} open={found.at !== null || undefined}>
      <summary>{say('deal.propose')}</summary>
      <KeptNote found={found} />
      <Terms typed={typed} put={put} faults={faults} isReasonless={isTried && !hasReason} />
      {faults.rest !== null && <RefusalNote error={faults.rest} title={say('deal.failed')} flush />}
      <Button disabled={!isReady} busy={act.isBusy} onClick={() => void send()}>
        {say('deal.propose')}
      </Button>
    </details>
  );
}

interface TermsProps {
  typed: Typed;
  put: (change: Partial<Typed>) => void;
  faults: Faults;
  isReasonless: boolean;
}

function Terms({ typed: { weight, price, pickUpOn, deliverOn, reason }, put, faults, isReasonless }: TermsProps) {
  const { t } = useTranslation();
  const say = useSay();
  const today = useToday();
  const unreadable = useUnreadable();
  const last = addDays(today, DAYS_AHEAD);
  return (
    <>
      <WeightField
        label={say('deal.newKg')}
        value={weight}
        onChange={(value) => put({ weight: value })}
        error={(weight.text === '' ? undefined : unreadable(weight, say('deal.newKg'), '2.500')) ?? faults.of('kg')}
      />
      <PriceField
        label={say('deal.newPrice')}
        value={price}
        onChange={(value) => put({ price: value })}
        error={(price === '' ? undefined : unreadable(price, say('deal.newPrice'), '7.500')) ?? faults.of('farmGateVndPerKg')}
      />
      <DayField
        label={say('deal.newPickUp')}
        from={today}
        to={last}
        value={pickUpOn}
        onChange={(day) => put({ pickUpOn: day })}
        error={faults.of('pickUpOn')}
      />
      <DayField
        label={say('deal.newDeliver')}
        from={today}
        to={last}
        value={deliverOn}
        onChange={(day) => put({ deliverOn: day })}
        error={faults.of('deliverOn')}
      />
      <TextField
        label={say('deal.reason')}
        aside=""
        value={reason}
        error={isReasonless ? t('wrong.required', { label: say('deal.reason').toLowerCase() }) : faults.of('reason')}
        onChange={(event) => put({ reason: event.target.value })}
      />
    </>
  );
}
