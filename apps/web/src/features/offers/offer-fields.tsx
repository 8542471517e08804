import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
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
import two from '../../shared/ui/two.module.css';
import { LotMarkets } from './lot-markets';
import { HARVEST_DAYS_AHEAD, type OfferDraft } from './offer-draft';

interface Props {
  products: readonly Product[];
  points: readonly Place[];
  ownPage: boolean;
  today: Day;
}

/** What an offer says, in the order in which a seller thinks of it. */
export function OfferFields({ products, points, ownPage, today }: Props) {
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
        label={t(ownPage ? 'field.product' : 'field.variety')}
        options={varieties}
        onPicked={() => setValue('gradeId', '')}
      />
      <FormRadios
        name="gradeId"
        field="gradeId"
        label={t('field.grade')}
        options={grades.map((grade) => ({ value: grade.id, label: names.gradeName(product?.id ?? '', grade.id) }))}
      />
      <div className={ownPage ? two['form'] : two['two']}>
        <FormWeight name="weight" field="kg" label={t('field.amount')} example="3,5" stepper={ownPage} />
        <FormPrice name="ask" field="askVndPerKg" label={t('field.ask')} example="7.500" />
      </div>
      <div className={two['two']}>
        <FormDay name="harvestFrom" field="harvestFrom" label={t('field.harvestFrom')} from={today} to={last} />
        <FormDay name="harvestTo" field="harvestTo" label={t('field.harvestTo')} from={today} to={last} after="harvestFrom" />
      </div>
      <div className={ownPage ? two['form'] : two['two']}>
        <FormSelect
          name="placeId"
          field="placeId"
          label={t('field.place')}
          options={points.map((place) => ({ value: place.id, label: names.placeName(place.id) }))}
        />
        <FormText name="areaCode" field="areaCode" label={t('field.areaCode')} aside={t('field.areaCodeHint')} />
      </div>
      {product !== undefined && <LotMarkets productId={product.id} areaCode={watch('areaCode')} />}
      <FormCertificates name="certificates" field="certificates" label={t('field.certificates')} />
      <FormFirm name="firm" />
    </>
  );
}
