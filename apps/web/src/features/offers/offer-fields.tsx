import { lazy, Suspense } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Place, Product } from '../../shared/api/views';
import type { Day } from '../../shared/format/date';
import { FormCertificates, FormFirm, FormPrice, FormText, FormWeight } from '../../shared/forms/form-fields';
import two from '../../shared/ui/two.module.css';
import { patiently } from '../../shared/parts/patiently';
import { LotMarkets } from './lot-markets';
import type { OfferDraft } from './offer-draft';
import { FruitPart, HarvestPart, PlacePart, useOfferProduct } from './offer-parts';

/** What nobody has to say lies behind a fold, and comes after the form. */
const LotRulesPart = lazy(patiently(() => import('./lot-rules-part').then((module) => ({ default: module.LotRulesPart }))));

interface Props {
  products: readonly Product[];
  points: readonly Place[];
  ownPage: boolean;
  today: Day;
}

/** What an offer says, in the order in which a seller thinks of it. */
export function OfferFields({ products, points, ownPage, today }: Props) {
  const { t } = useTranslation();
  const { watch } = useFormContext<OfferDraft>();
  const product = useOfferProduct(products);
  return (
    <>
      <FruitPart products={products} label={t(ownPage ? 'field.product' : 'field.variety')} />
      <div className={ownPage ? two['form'] : two['two']}>
        <FormWeight name="weight" field="kg" label={t('field.amount')} example="3,5" stepper={ownPage} />
        <FormPrice name="ask" field="askVndPerKg" label={t('field.ask')} example="7.500" />
      </div>
      <div className={two['two']}>
        <HarvestPart today={today} />
      </div>
      <div className={ownPage ? two['form'] : two['two']}>
        <PlacePart points={points} />
        <FormText name="areaCode" field="areaCode" label={t('field.areaCode')} aside={t('field.areaCodeHint')} />
      </div>
      {product !== undefined && <LotMarkets productId={product.id} areaCode={watch('areaCode')} />}
      <FormCertificates name="certificates" field="certificates" label={t('field.certificates')} />
      <Rules />
      <FormFirm name="firm" />
    </>
  );
}

/** As high as the line that comes: nothing below it moves. */
function Rules() {
  return (
    <Suspense fallback={<p aria-hidden="true">&nbsp;</p>}>
      <LotRulesPart />
    </Suspense>
  );
}
