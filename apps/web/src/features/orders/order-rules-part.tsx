import { useController, useFormContext } from 'react-hook-form';
import type { Order } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatDayRange } from '../../shared/format/date';
import { readPrice } from '../../shared/format/money';
import { formatWeight, readWeight } from '../../shared/format/weight';
import { useFormFaults } from '../../shared/forms/draft-form';
import { FormSelect } from '../../shared/forms/form-fields';
import { FormDate, FormTime } from '../../shared/forms/form-moments';
import { useWrong } from '../../shared/forms/use-wrong';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSay } from '../../shared/i18n/use-say';
import { Check } from '../../shared/ui/choice';
import { TextField } from '../../shared/ui/text-field';
import two from '../../shared/ui/two.module.css';
import type { OrderDraft } from './order-draft';

/** How the order may be filled: nothing of it has to be said. */
export function OrderRulesPart({ orders }: { orders: readonly Order[] | null }) {
  const say = useSay();
  const names = useCatalogue();
  const language = useLanguage();
  const { watch } = useFormContext<OrderDraft>();
  const [productId, gradeIds] = watch(['productId', 'gradeIds']);
  const open = (orders ?? []).filter((order) => order.state === 'open' && order.marketId === productId);
  const alternatives = [
    { value: '', label: say('orderRules.noAlternative') },
    ...open.map((order) => ({
      value: order.id,
      label: `${formatWeight(order.wantedKg, language)} · ${names.placeName(order.placeId)} · ${formatDayRange(order.deliverFrom, order.deliverTo)}`,
    })),
  ];
  return (
    <details>
      <summary>{say('orderRules.more')}</summary>
      <div className={two['form']} style={{ marginTop: 12 }}>
        <FormSelect
          name="limitAt"
          field="limitAt"
          label={say('orderRules.limitAt')}
          options={(['delivered', 'farm_gate'] as const).map((value) => ({ value, label: say(`orderRules.${value}`) }))}
        />
        <div className={two['two']}>
          <Optional name="minLot" field="minLotKg" label={say('orderRules.minLot')} what="weight" />
          <Optional name="maxPerSeller" field="maxPerSellerKg" label={say('orderRules.maxPerSeller')} what="weight" />
          {gradeIds.length > 1 &&
            gradeIds.map((id) => (
              <Optional
                key={id}
                name={`spread.${id}`}
                field="gradeSpread"
                label={say('orderRules.less', { grade: names.gradeName(productId, id) })}
                what="price"
              />
            ))}
        </div>
        <Whole />
        {orders !== null && (
          <div className={two['two']}>
            <FormDate name="expiresOn" field="expiresAt" label={say('orderRules.expiresOn')} />
            <FormTime name="expiresTime" field="" label={say('orderRules.expiresTime')} must />
          </div>
        )}
        {open.length > 0 && (
          <FormSelect name="alternativeTo" field="alternativeTo" label={say('orderRules.alternativeTo')} options={alternatives} />
        )}
      </div>
    </details>
  );
}

/** A figure that may be left out. */
function Optional({ name, field, label, what }: { name: string; field: string; label: string; what: 'weight' | 'price' }) {
  const language = useLanguage();
  const wrong = useWrong();
  const faults = useFormFaults();
  const validate = (value: string | undefined) => {
    if (value === undefined || value.trim() === '') return true;
    const read = what === 'weight' ? readWeight(value, 'kg', language) : readPrice(value, language);
    return read.ok || read.reason;
  };
  const { field: control, fieldState } = useController({ name, defaultValue: '', rules: { validate } });
  const example = what === 'weight' ? '2.000' : '500';
  const error = wrong(fieldState.error?.message, { label, unit: what === 'weight' ? 'kg' : 'đồng', example }) ?? faults.of(field);
  return (
    <TextField {...control} inputMode="decimal" label={label} aside={what === 'weight' ? 'kg' : 'đ/kg'} autoComplete="off" error={error} />
  );
}

function Whole() {
  const say = useSay();
  const { field: control } = useController({ name: 'allOrNothing' });
  return (
    <Check checked={control.value as boolean} onChange={control.onChange}>
      {say('orderRules.whole')} <span className="hint">{say('orderRules.wholeHint')}</span>
    </Check>
  );
}
