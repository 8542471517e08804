import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button';
import { TextField } from '../../shared/ui/text-field';
import type { Sheet } from './api';
import styles from './catalogue.module.css';
import { NumberBox } from './number-box';
import { GroupFault } from './sheet-faults';

/** What people count in, and what a tonne comes to in another form. */
export function ConversionFields({ sheet, onChange }: { sheet: Sheet; onChange: (sheet: Sheet) => void }) {
  const { t } = useTranslation();
  const { units, forms } = sheet;
  const putUnit = (at: number, change: object): void =>
    onChange({ ...sheet, units: units.map((each, place) => (place === at ? { ...each, ...change } : each)) });
  const putForm = (at: number, change: object): void =>
    onChange({ ...sheet, forms: forms.map((each, place) => (place === at ? { ...each, ...change } : each)) });
  return (
    <fieldset className={styles['group']}>
      <legend>{t('keep.conversions')}</legend>
      <GroupFault of="units" />
      <GroupFault of="forms" />
      {units.map((unit, at) => (
        <div key={`u${at}`} className={`${styles['item']} ${styles['row']}`}>
          <TextField label={t('keep.nameVi')} value={unit.nameVi} onChange={(event) => putUnit(at, { nameVi: event.target.value })} />
          <TextField label={t('keep.nameEn')} value={unit.nameEn} onChange={(event) => putUnit(at, { nameEn: event.target.value })} />
          <NumberBox label={t('keep.unitKg')} value={unit.kg} onChange={(kg) => putUnit(at, { kg })} />
          <Button look="danger" onClick={() => onChange({ ...sheet, units: units.filter((_, place) => place !== at) })}>
            {t('keep.remove')}
          </Button>
        </div>
      ))}
      {forms.map((form, at) => (
        <div key={`f${at}`} className={`${styles['item']} ${styles['row']}`}>
          <TextField label={t('keep.nameVi')} value={form.nameVi} onChange={(event) => putForm(at, { nameVi: event.target.value })} />
          <TextField label={t('keep.nameEn')} value={form.nameEn} onChange={(event) => putForm(at, { nameEn: event.target.value })} />
          <NumberBox label={t('keep.formKg')} value={form.gramsPerKg} onChange={(gramsPerKg) => putForm(at, { gramsPerKg })} />
          <TextField label={t('keep.source')} value={form.basis} onChange={(event) => putForm(at, { basis: event.target.value })} />
          <Button look="danger" onClick={() => onChange({ ...sheet, forms: forms.filter((_, place) => place !== at) })}>
            {t('keep.remove')}
          </Button>
        </div>
      ))}
      <div className={styles['acts']}>
        <Button onClick={() => onChange({ ...sheet, units: [...units, { nameVi: '', nameEn: '', kg: 1 }] })}>{t('keep.addUnit')}</Button>
        <Button onClick={() => onChange({ ...sheet, forms: [...forms, { nameVi: '', nameEn: '', gramsPerKg: 1_000, basis: '' }] })}>
          {t('keep.addForm')}
        </Button>
      </div>
    </fieldset>
  );
}
