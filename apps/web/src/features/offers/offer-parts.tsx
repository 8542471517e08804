import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Place, Product } from '../../shared/api/views';
import { traded, useCatalogue } from '../../shared/catalogue/catalogue';
import { addDays, type Day } from '../../shared/format/date';
import { FormDay, FormRadios, FormSelect } from '../../shared/forms/form-fields';
import { HARVEST_DAYS_AHEAD, type OfferDraft } from './offer-draft';

// The parts of an offer's form that the desk and the phone arrange each in their own way.

/** The product of the variety that is picked, or the first there is. */
export function useOfferProduct(products: readonly Product[]): Product | undefined {
  const { watch } = useFormContext<OfferDraft>();
  return useCatalogue().productOfVariety(watch('varietyId')) ?? products[0];
}

/** What fruit it is: another variety forgets the grade, whose names belong to the product. */
export function FruitPart({ products, label }: { products: readonly Product[]; label: string }) {
  const { t } = useTranslation();
  const names = useCatalogue();
  const { setValue } = useFormContext<OfferDraft>();
  const product = useOfferProduct(products);
  const grades = [...traded(product?.grades)].sort((a, b) => a.rank - b.rank);
  const varieties = products.flatMap((one) =>
    traded(one.varieties).map((variety) => ({ value: variety.id, label: names.varietyName(variety.id), group: names.productName(one.id) })),
  );
  return (
    <>
      <FormSelect name="varietyId" field="varietyId" label={label} options={varieties} onPicked={() => setValue('gradeId', '')} />
      <FormRadios
        name="gradeId"
        field="gradeId"
        label={t('field.grade')}
        options={grades.map((grade) => ({ value: grade.id, label: names.gradeName(product?.id ?? '', grade.id) }))}
      />
    </>
  );
}

/** First and last day of the harvest. */
export function HarvestPart({ today }: { today: Day }) {
  const { t } = useTranslation();
  const last = addDays(today, HARVEST_DAYS_AHEAD);
  return (
    <>
      <FormDay name="harvestFrom" field="harvestFrom" label={t('field.harvestFrom')} from={today} to={last} />
      <FormDay name="harvestTo" field="harvestTo" label={t('field.harvestTo')} from={today} to={last} after="harvestFrom" />
    </>
  );
}

/** Where the fruit is weighed. */
export function PlacePart({ points }: { points: readonly Place[] }) {
  const { t } = useTranslation();
  const names = useCatalogue();
  const options = points.map((place) => ({ value: place.id, label: names.placeName(place.id) }));
  return <FormSelect name="placeId" field="placeId" label={t('field.place')} options={options} />;
}
