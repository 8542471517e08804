import { lazy, Suspense } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Order, Place, Product } from '../../shared/api/views';
import { traded, useCatalogue } from '../../shared/catalogue/catalogue';
import { destinationName, destinationsQuery } from '../../shared/catalogue/destinations';
import { addDays, type Day } from '../../shared/format/date';
import { FormCertificates, FormChecks, FormDay, FormFirm, FormPrice, FormSelect, FormWeight } from '../../shared/forms/form-fields';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSay } from '../../shared/i18n/use-say';
import two from '../../shared/ui/two.module.css';
import { patiently } from '../../shared/parts/patiently';
import { DELIVERY_DAYS_AHEAD, type OrderDraft } from './order-draft';

/** What nobody has to say lies behind a fold, and comes after the form. */
const OrderRulesPart = lazy(patiently(() => import('./order-rules-part').then((module) => ({ default: module.OrderRulesPart }))));

interface Props {
  /** To choose from; null when the board has chosen already. */
  products: readonly Product[] | null;
  destinations: readonly Place[];
  today: Day;
  /** My own, of which one may be an alternative; null for an order that comes again: neither another order nor a moment fits it. */
  orders: readonly Order[] | null;
  /** Stands in place of the days of one delivery and its limit. */
  schedule?: ReactNode;
}

/** What an order says. */
export function OrderFields({ products, destinations, today, orders, schedule }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const names = useCatalogue();
  const language = useLanguage();
  const { watch, reset, getValues } = useFormContext<OrderDraft>();
  const productId = watch('productId');
  const product = names.product(productId);
  const grades = [...traded(product?.grades)].sort((a, b) => a.rank - b.rank);
  const varieties = [
    { value: '', label: t('field.anyVariety') },
    ...traded(product?.varieties).map((variety) => ({ value: variety.id, label: names.varietyName(variety.id) })),
  ];
  const destinationMarkets = useQuery(destinationsQuery).data ?? [];
  const markets = [
    { value: '', label: t('access.anyDestination') },
    ...destinationMarkets.map((one) => ({ value: one.id, label: destinationName(destinationMarkets, one.id, language) })),
  ];
  const last = addDays(today, DELIVERY_DAYS_AHEAD);
  return (
    <>
      {products !== null && (
        <FormSelect
          name="productId"
          field="productId"
          label={t('field.product')}
          options={products.map((one) => ({ value: one.id, label: names.productName(one.id) }))}
          onPicked={() => reset({ ...getValues(), varietyId: '', gradeIds: [] })}
        />
      )}
      <div className={two['roomy']}>
        <FormSelect name="varietyId" field="varietyIds" label={t('field.variety')} options={varieties} />
        <FormSelect
          name="placeId"
          field="placeId"
          label={t('field.deliverTo')}
          options={destinations.map((place) => ({ value: place.id, label: names.placeName(place.id) }))}
        />
      </div>
      <FormChecks
        name="gradeIds"
        field="gradeIds"
        label={t('field.grades')}
        options={grades.map((grade) => ({ value: grade.id, label: names.gradeName(productId, grade.id) }))}
        least={1}
      />
      <div className={two['two']}>
        <FormWeight name="weight" field="kg" label={t('field.kg')} example="12,5" />
        {schedule === undefined && (
          <>
            <FormPrice
              name="limit"
              field="limitVndPerKg"
              label={watch('limitAt') === 'farm_gate' ? say('orderRules.limitFarmGate') : t('field.limit')}
              example="7.700"
            />
            <FormDay name="deliverFrom" field="deliverFrom" label={t('field.deliverFrom')} from={today} to={last} />
            <FormDay name="deliverTo" field="deliverTo" label={t('field.deliverUntil')} from={today} to={last} after="deliverFrom" />
          </>
        )}
      </div>
      {schedule}
      <FormSelect name="destinationId" field="destinationId" label={t('access.destination')} options={markets} />
      <FormCertificates name="certificates" field="certificates" label={t('field.certificatesWanted')} />
      <Rules orders={orders} />
      <FormFirm name="firm" />
    </>
  );
}

/** As high as the line that comes: nothing below it moves. */
function Rules({ orders }: Pick<Props, 'orders'>) {
  return (
    <Suspense fallback={<p aria-hidden="true">&nbsp;</p>}>
      <OrderRulesPart orders={orders} />
    </Suspense>
  );
}
