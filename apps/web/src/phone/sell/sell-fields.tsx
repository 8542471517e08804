import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { FruitPart, HarvestPart, PlacePart, useOfferProduct } from '../../features/offers/offer-parts';
import type { Place, Product } from '../../shared/api/views';
import type { Day } from '../../shared/format/date';
import { FormCertificates, FormFirm, FormPrice, FormText, FormWeight } from '../../shared/forms/form-fields';
import styles from './sell.module.css';

/** The price of the last rounds has to be asked for anyway: its picture comes with the answer. */
const PriceNow = lazy(() => import('./price-now').then((module) => ({ default: module.PriceNow })));

interface Props {
  products: readonly Product[];
  points: readonly Place[];
  today: Day;
}

/** What an offer says, in the order in which a seller thinks of it; what few need is folded. */
export function SellFields({ products, points, today }: Props) {
  const { t } = useTranslation();
  const product = useOfferProduct(products);
  return (
    <>
      <FruitPart products={products} label={t('field.product')} />
      <FormWeight name="weight" field="kg" label={t('field.amount')} example="3,5" stepper />
      <div className={styles['price']}>
        {product !== undefined && (
          <Suspense fallback={<p className={`hint ${styles['now']}`}>&nbsp;</p>}>
            <PriceNow marketId={product.id} />
          </Suspense>
        )}
        <FormPrice name="ask" field="askVndPerKg" label={t('field.ask')} example="7.500" />
      </div>
      <div className={styles['two']}>
        <HarvestPart today={today} />
      </div>
      <PlacePart points={points} />
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
