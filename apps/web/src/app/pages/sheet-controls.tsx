import { IconDownload, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { CheckChips, RadioChips } from '../../shared/ui/choice';
import { DateField } from '../../shared/ui/date-field';
import { Panel } from '../../shared/ui/panel';
import { PriceField } from '../../shared/ui/price-field';
import { SelectField } from '../../shared/ui/select-field';
import { WeightField, type TypedWeight } from '../../shared/ui/weight-field';
import styles from './sheet.module.css';

/** Buttons and fields, in rest and in trouble. */
export function SheetControls() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [weight, setWeight] = useState<TypedWeight>({ text: '12,0', unit: 'tan' });
  const [price, setPrice] = useState('7.700');
  const [day, setDay] = useState('2026-06-10');
  const [grade, setGrade] = useState('1');
  const [certificates, setCertificates] = useState<readonly string[]>(['vietgap']);
  const nothing = () => undefined;
  const options = ['vietgap', 'globalgap', 'organic'].map((value) => ({ value, label: t(`certificate.${value as 'vietgap'}`) }));
  return (
    <div className={styles['column']}>
      <Panel title={t('sheet.buttons')} padded>
        <div className={styles['flow']}>
          <Button look="primary">{t('contract.call', { weight: formatWeight(40_000, language) })}</Button>
          <Button>
            <IconDownload className="i" size={16} aria-hidden="true" />
            {t('seeTable')}
          </Button>
          <Button look="quiet">{t('retry')}</Button>
          <Button look="buy">{t('order.place', { weight: formatWeight(12_000, language), product: 'xoài' })}</Button>
          <Button look="sell">{t('offer.post', { weight: formatWeight(12_000, language), product: 'xoài' })}</Button>
          <Button look="primary" busy>
            {t('trade.agreeSell', { weight: formatWeight(3_500, language) })}
          </Button>
          <Button look="danger">
            <IconX className="i" size={16} aria-hidden="true" />
            {t('trade.decline')}
          </Button>
          <Button disabled>{t('offer.postPlain')}</Button>
        </div>
      </Panel>
      <Panel title={t('sheet.fields')} padded>
        <div className={styles['stack']}>
          <WeightField label={t('field.kg')} value={weight} onChange={setWeight} />
          <WeightField label={t('field.amount')} value={weight} onChange={setWeight} stepper />
          <PriceField label={t('field.limit')} value={price} onChange={setPrice} />
          <WeightField label={t('field.kg')} value={{ text: '26,0', unit: 'tan' }} onChange={nothing} error={t('sheet.refused')} />
          <PriceField label={`${t('field.limit')} (${t('sheet.locked')})`} value={price} onChange={nothing} disabled />
          <DateField label={t('field.harvestFrom')} value={day} onChange={setDay} />
          <SelectField label={t('field.certificates')} options={options} defaultValue="vietgap" />
          <RadioChips
            label={t('field.grade')}
            options={['1', '2'].map((value) => ({ value, label: value }))}
            value={grade}
            onChange={setGrade}
          />
          <CheckChips label={t('field.certificates')} options={options} value={certificates} onChange={setCertificates} />
        </div>
      </Panel>
    </div>
  );
}
