import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { upsertInto } from '../../shared/api/list-cache';
import type { CallOff, Contract } from '../../shared/api/views';
import { addDays, type Day, formatDayRange } from '../../shared/format/date';
import { formatVnd, goodsVnd } from '../../shared/format/money';
import { readWeight, formatWeight, type WeightUnit } from '../../shared/format/weight';
import { DraftForm, useFormFaults } from '../../shared/forms/draft-form';
import { FormDay, FormWeight } from '../../shared/forms/form-fields';
import { useDraft } from '../../shared/forms/use-draft';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { Facts } from '../../shared/ui/stats';
import two from '../../shared/ui/two.module.css';
import { kgOf } from '../../shared/ui/weight-field';
import { callOffsQuery, makeCallOff } from './api';
import { periodUses } from './balance';
import { priceWords } from './price-words';

interface Draft {
  weight: { text: string; unit: WeightUnit };
  deliverOn: Day;
}

/** Draw goods under the contract: inside the band it binds both sides at once. */
export function CallOffForm({ contract, onDone }: { contract: Contract; onDone: (callOff: CallOff) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const cache = useQueryClient();
  const today = useToday();
  // A call-off needs its notice; the first day that surely has it is offered first, the server decides to the hour.
  const earliest = addDays(today, Math.ceil(contract.noticeHours / 24));
  const first = earliest < contract.seasonFrom ? contract.seasonFrom : earliest;
  const draft = useDraft<Draft, CallOff>({
    keep: { as: `call-off ${contract.id}` },
    start: { weight: { text: '', unit: 'tan' }, deliverOn: first },
    post: (typed, key) => {
      const read = readWeight(typed.weight.text, typed.weight.unit, language);
      if (!read.ok) throw new Error('A draft with unreadable figures was sent.');
      return makeCallOff(contract.id, { kg: read.kg, deliverOn: typed.deliverOn }, key);
    },
    kept: (typed) => ({ ...typed, weight: { text: '', unit: typed.weight.unit } }),
    onDone: (callOff) => {
      upsertInto(cache, callOffsQuery(contract.id).queryKey, callOff);
      onDone(callOff);
    },
  });
  const kg = kgOf(draft.form.watch('weight'), language);
  return (
    <DraftForm
      form={draft.form}
      error={draft.error}
      shown={['kg', 'deliverOn']}
      found={draft.found}
      onSend={draft.send}
      className={two['form']}
    >
      <div className={two['two']}>
        <FormDay name="deliverOn" field="deliverOn" label={t('field.deliverOn')} from={today} to={contract.seasonTo} />
        <FormWeight name="weight" field="kg" label={t('field.kg')} example="8,0" />
      </div>
      <BandNow contract={contract} day={draft.form.watch('deliverOn')} kg={kg} />
      {kg !== null && <Consequence contract={contract} kg={kg} />}
      <Send kg={kg} isSending={draft.isSending} onSend={draft.send} />
      <p className="hint">{t('contract.notice', { n: contract.noticeHours })}</p>
    </DraftForm>
  );
}

/** What the band of the day's period still leaves, and the season; what is above it waits for a yes. */
function BandNow({ contract, day, kg }: { contract: Contract; day: Day; kg: number | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const callOffs = useQuery(callOffsQuery(contract.id)).data ?? [];
  const period = periodUses(contract, callOffs).find(({ from, to }) => day >= from && day <= to);
  if (period === undefined) return null;
  const weight = (value: number) => formatWeight(value, language);
  const words = { range: formatDayRange(period.from, period.to), used: weight(period.usedKg), left: weight(period.leftKg) };
  return (
    <>
      <p className="second">{t('pact.bandNow', { ...words, season: weight(contract.remainingKg) })}</p>
      {kg !== null && kg > period.leftKg && <p>{t('pact.bandOver', { weight: weight(kg - period.leftKg) })}</p>}
    </>
  );
}

function Consequence({ contract, kg }: { contract: Contract; kg: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const left = contract.remainingKg - kg;
  const facts = [
    { term: t('contract.price'), value: priceWords(contract, t, language) },
    ...(contract.priceVndPerKg === null
      ? []
      : [{ term: t('contract.goods'), value: formatVnd(goodsVnd(kg, contract.priceVndPerKg), language), total: true }]),
    {
      term: left < 0 ? t('contract.over', { weight: '' }) : t('contract.afterThis'),
      value: formatWeight(Math.abs(left), language),
    },
  ];
  return <Facts facts={facts} />;
}

function Send({ kg, isSending, onSend }: { kg: number | null; isSending: boolean; onSend: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const faults = useFormFaults();
  return (
    <>
      {faults.rest !== null && <RefusalNote error={faults.rest} title={t('contract.failed')} flush />}
      <Button look="primary" size="main" wide busy={isSending} onClick={onSend}>
        {kg === null ? t('contract.callPlain') : t('contract.call', { weight: formatWeight(kg, language) })}
      </Button>
    </>
  );
}
