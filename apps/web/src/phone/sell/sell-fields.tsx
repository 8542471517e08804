import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { HARVEST_DAYS_AHEAD, type OfferDraft } from '../../features/offers/offer-draft';
import type { Place, Product } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { addDays, type Day } from '../../shared/format/date';
import {
  FormCertificates,
  FormDay,
  FormFirm,
  FormPrice,
  FormRadios,
  FormSelect,
  FormText,
  FormWeight,
} from '../../shared/forms/form-fields';
import { PriceNow } from './price-now';
import styles from './sell.module.css';

interface Props {
  products: readonly Product[];
  points: readonly Place[];
  today: Day;
}

/** What an offer says, in the order in which a seller thinks of it; what few need is folded. */
export function SellFields({ products, points, today }: Props) {
  const { t } = useTranslation();
  const names = useCatalogue();
  const { watch, setValue } = useFormContext<OfferDraft>();
  const product = names.productOfVariety(watch('varietyId')) ?? products[0];
  const grades = [...(product?.grades ?? [])].sort((a, b) => a.rank - b.rank);
  const varieties = products.flatMap((one) =>
    one.varieties.map((variety) => ({ value: variety.id, label: names.varietyName(variety.id), group: names.productName(one.id) })),
  );
  const last = addDays(today, HARVEST_DAYS_AHEAD);
  return (
    <>
      <FormSelect
        name="varietyId"
        field="varietyId"
        label={t('field.product')}
        options={varieties}
        onPicked={() => setValue('gradeId', '')}
      />
      <FormRadios
        name="gradeId"
        field="gradeId"
        label={t('field.grade')}
        options={grades.map((grade) => ({ value: grade.id, label: names.gradeName(product?.id ?? '', grade.id) }))}
      />
      <FormWeight name="weight" field="kg" label={t('field.amount')} example="3,5" stepper />
      <div className={styles['price']}>
        {product !== undefined && <PriceNow marketId={product.id} />}
        <FormPrice name="ask" field="askVndPerKg" label={t('field.ask')} example="7.500" />
      </div>
      <div className={styles['two']}>
        <FormDay name="harvestFrom" field="harvestFrom" label={t('field.harvestFrom')} from={today} to={last} />
        <FormDay name="harvestTo" field="harvestTo" label={t('field.harvestTo')} from={today} to={last} after="harvestFrom" />
      </div>
      <FormSelect
        name="placeId"
        field="placeId"
        label={t('field.place')}
        options={points.map((place) => ({ value: place.id, label: names.placeName(place.id) }))}
      />
      <details className={styles['more']}>
        <summary>{t('phone.more')}</summary>
        <div>
          <FormText name="areaCode" field="areaCode" label={t('field.areaCode')} aside={t('field.areaCodeHint')} />
          <FormCertificates name="certificates" field="certificates" label={t('field.certificates')} />
          <FormFirm name="firm" />
        </div>
      </details>
    </>
  );
}
