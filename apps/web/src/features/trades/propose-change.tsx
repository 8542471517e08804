import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import type { Trade } from '../../shared/api/views';
import { addDays, type Day } from '../../shared/format/date';
import { readPrice } from '../../shared/format/money';
import { KeptNote } from '../../shared/forms/kept-note';
import { type Faults, useFaults } from '../../shared/forms/use-faults';
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
import { proposeCorrection, type Changes } from './change-api';
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
  const isReady = Object.keys(changes).length > 0 && !isUnreadable && reason.trim().length >= 3;
  const send = async () => {
    if (!(await act.run((once) => proposeCorrection(trade.id, changes, reason, once).then(() => undefined)))) return;
    sent();
    await onDone();
  };
  return (
    <details className={styles['form']} open={found.at !== null || undefined}>
      <summary>{say('deal.propose')}</summary>
      <KeptNote found={found} />
      <Terms typed={typed} put={put} faults={faults} />
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
}

function Terms({ typed: { weight, price, pickUpOn, deliverOn, reason }, put, faults }: TermsProps) {
  const { t } = useTranslation();
  const say = useSay();
  const language = useLanguage();
  const today = useToday();
  const wrong = (label: string, example: string) => t('wrong.not_a_number', { label, example });
  const wrongKg = weight.text !== '' && kgOf(weight, language) === null;
  const wrongPrice = price !== '' && !readPrice(price, language).ok;
  const last = addDays(today, DAYS_AHEAD);
  return (
    <>
      <WeightField
        label={say('deal.newKg')}
        value={weight}
        onChange={(value) => put({ weight: value })}
        error={wrongKg ? wrong(say('deal.newKg'), '2.500') : faults.of('kg')}
      />
      <PriceField
        label={say('deal.newPrice')}
        value={price}
        onChange={(value) => put({ price: value })}
        error={wrongPrice ? wrong(say('deal.newPrice'), '7.500') : faults.of('farmGateVndPerKg')}
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
        error={faults.of('reason')}
        onChange={(event) => put({ reason: event.target.value })}
      />
    </>
  );
}
