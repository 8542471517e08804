import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button';
import { Check } from '../../shared/ui/choice';
import { TextField } from '../../shared/ui/text-field';
import type { Sheet, VarietySheet } from './api';
import styles from './catalogue.module.css';
import { SeasonFields } from './general-fields';
import { GroupFault } from './sheet-faults';

/** Varieties of a product; those that are known keep their id, for lots point at it. */
export function VarietyFields({ sheet, known, onChange }: { sheet: Sheet; known: ReadonlySet<string>; onChange: (sheet: Sheet) => void }) {
  const { t } = useTranslation();
  const put = (at: number, change: Partial<VarietySheet>): void =>
    onChange({ ...sheet, varieties: sheet.varieties.map((each, place) => (place === at ? { ...each, ...change } : each)) });
  const fresh: VarietySheet = { id: '', nameVi: '', nameEn: '', season: sheet.season, formerDistricts: [] };
  return (
    <fieldset className={styles['group']}>
      <legend>{t('keep.varieties')}</legend>
      <GroupFault of="varieties" />
      {sheet.varieties.map((variety, at) => (
        <div key={at} className={styles['item']}>
          <div className={styles['row']}>
            {!known.has(variety.id) && (
              <TextField
                label={t('keep.id')}
                hint={t('keep.idHint')}
                value={variety.id}
                onChange={(event) => put(at, { id: event.target.value })}
              />
            )}
            <TextField label={t('keep.nameVi')} value={variety.nameVi} onChange={(event) => put(at, { nameVi: event.target.value })} />
            <TextField label={t('keep.nameEn')} value={variety.nameEn} onChange={(event) => put(at, { nameEn: event.target.value })} />
          </div>
          <SeasonFields label={variety.nameVi || t('keep.newVariety')} season={variety.season} onChange={(season) => put(at, { season })} />
          {known.has(variety.id) && (
            <Check checked={variety.retired ?? false} onChange={(retired) => put(at, { retired })}>
              {t('keep.retire', { name: variety.nameVi })}
            </Check>
          )}
        </div>
      ))}
      <div>
        <Button onClick={() => onChange({ ...sheet, varieties: [...sheet.varieties, fresh] })}>{t('keep.addVariety')}</Button>
      </div>
    </fieldset>
  );
}
