import { useTranslation } from 'react-i18next';
import type { MapPoint } from '../../shared/charts/province-map';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { addDays, type Day } from '../../shared/format/date';
import { readPrice } from '../../shared/format/money';
import { formatInteger } from '../../shared/format/number';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Check } from '../../shared/ui/choice';
import { SelectField } from '../../shared/ui/select-field';
import { TextField } from '../../shared/ui/text-field';
import { patiently } from '../../shared/parts/patiently';
import { lazy, memo, Suspense } from 'react';
import { Histogram } from './histogram';
import type { LotFilter } from './lot-filter';
import styles from './lots.module.css';

const ProvinceMap = lazy(
  patiently(() => import('../../shared/charts/province-map').then((module) => ({ default: memo(module.ProvinceMap) }))),
);

interface Props {
  filter: LotFilter;
  onFilter: (change: { [K in keyof LotFilter]?: LotFilter[K] | undefined }) => void;
  /** Lots by product, of all that are open. */
  counts: readonly { readonly id: string; readonly count: number }[];
  /** Asks of the lots in the filter. */
  prices: readonly number[];
  points: readonly MapPoint[];
  today: Day;
}

const certificates = ['vietgap', 'globalgap', 'organic'] as const;

/** What can be asked of a lot, each with how many there are. */
export const LotFilters = memo(function LotFilters({ filter, onFilter, counts, prices, points, today }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const toggled = (list: readonly string[] | undefined, one: string, isOn: boolean) => {
    const next = isOn ? [...(list ?? []), one] : (list ?? []).filter((other) => other !== one);
    return next.length === 0 ? undefined : next;
  };
  return (
    <div className={styles['filters']}>
      <fieldset>
        <legend>{t('lots.products')}</legend>
        {counts.map(({ id, count }) => (
          <div key={id} className={styles['product']}>
            <Check
              checked={filter.products?.includes(id) ?? false}
              onChange={(isOn) => onFilter({ products: toggled(filter.products, id, isOn) })}
            >
              <ProductMark productId={id} /> {names.productName(id)}
            </Check>
            <span className="n quiet">{formatInteger(count, language)}</span>
          </div>
        ))}
      </fieldset>
      <fieldset>
        <legend>
          {t('lots.price')} <span className="hint">{t('unit.price')}</span>
        </legend>
        <Histogram prices={prices} />
        <div className={styles['pair']}>
          <PriceEnd label={t('lots.priceFrom')} value={filter.minPrice} onValue={(minPrice) => onFilter({ minPrice })} />
          <PriceEnd label={t('lots.priceTo')} value={filter.maxPrice} onValue={(maxPrice) => onFilter({ maxPrice })} />
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('lots.certificates')}</legend>
        {certificates.map((one) => (
          <Check
            key={one}
            checked={filter.certificates?.includes(one) ?? false}
            onChange={(isOn) => onFilter({ certificates: toggled(filter.certificates, one, isOn) })}
          >
            {t(`certificate.${one}`)}
          </Check>
        ))}
      </fieldset>
      <Ranges filter={filter} onFilter={onFilter} today={today} />
      <fieldset>
        <legend>{t('lots.map')}</legend>
        <Suspense fallback={<div style={{ height: 240 }} />}>
          <ProvinceMap points={points} />
        </Suspense>
      </fieldset>
    </div>
  );
});

/** What is asked for in steps: how much, how near, how soon. */
function Ranges({ filter, onFilter, today }: Pick<Props, 'filter' | 'onFilter' | 'today'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <SelectField
        label={t('lots.least')}
        value={String(filter.minKg ?? '')}
        options={['', '1000', '2000', '5000', '10000'].map((value) => ({
          value,
          label: value === '' ? t('lots.anyWeight') : formatWeight(Number(value), language),
        }))}
        onChange={(event) => onFilter({ minKg: event.target.value === '' ? undefined : Number(event.target.value) })}
      />
      <SelectField
        label={t('lots.within')}
        value={String(filter.maxKm ?? '')}
        options={['', '50', '120', '200', '400'].map((value) => ({
          value,
          label: value === '' ? t('lots.anyDistance') : t('lots.km', { n: value }),
        }))}
        onChange={(event) => onFilter({ maxKm: event.target.value === '' ? undefined : Number(event.target.value) })}
      />
      <SelectField
        label={t('lots.harvest')}
        value={filter.to ?? ''}
        options={[
          { value: '', label: t('lots.anyDay') },
          { value: addDays(today, 7), label: t('lots.days7') },
          { value: addDays(today, 14), label: t('lots.days14') },
        ]}
        onChange={(event) =>
          onFilter(event.target.value === '' ? { from: undefined, to: undefined } : { from: today, to: event.target.value })
        }
      />
    </>
  );
}

/** One end of the range; read when the person leaves the field, so that half a figure sifts nothing. */
function PriceEnd({ label, value, onValue }: { label: string; value: number | undefined; onValue: (value: number | undefined) => void }) {
  const language = useLanguage();
  const text = value === undefined ? '' : formatInteger(value, language);
  return (
    <TextField
      key={text}
      label={label}
      inputMode="decimal"
      autoComplete="off"
      defaultValue={text}
      onBlur={(event) => {
        const read = readPrice(event.target.value, language);
        onValue(read.ok ? read.vndPerKg : undefined);
      }}
    />
  );
}
