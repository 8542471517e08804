import { useTranslation } from 'react-i18next';
import { Check, CheckChips } from '../../shared/ui/choice';
import { SelectField } from '../../shared/ui/select-field';
import { TextField } from '../../shared/ui/text-field';
import type { SeasonSpan, Sheet } from './api';
import styles from './catalogue.module.css';
import { NumberBox } from './number-box';
import { GroupFault, useSheetFault } from './sheet-faults';

interface Props {
  sheet: Sheet;
  onChange: (sheet: Sheet) => void;
}

const CATEGORIES: readonly Sheet['category'][] = ['fruit', 'vegetable', 'industrial', 'field'];
const NEW_COLD: Sheet['ambient'] = { daysMin: 7, daysMax: 14, celsius: 10 };
const MONTHS = Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }));

const NO_SEASON: SeasonSpan = { fromMonth: 1, toMonth: 3, peakMonths: [] };

/** Names, calendar, shelf life and figures of a product. */
export function GeneralFields({ sheet, onChange }: Props) {
  const { t } = useTranslation();
  const faultOf = useSheetFault();
  return (
    <fieldset className={styles['group']}>
      <legend>{t('keep.general')}</legend>
      <div className={styles['row']}>
        <TextField
          label={t('keep.nameVi')}
          value={sheet.nameVi}
          error={faultOf('nameVi')}
          onChange={(event) => onChange({ ...sheet, nameVi: event.target.value })}
        />
        <TextField
          label={t('keep.nameEn')}
          value={sheet.nameEn}
          error={faultOf('nameEn')}
          onChange={(event) => onChange({ ...sheet, nameEn: event.target.value })}
        />
        <SelectField
          label={t('keep.category')}
          value={sheet.category}
          onChange={(event) => onChange({ ...sheet, category: event.target.value as Sheet['category'] })}
          options={CATEGORIES.map((value) => ({ value, label: t(`keep.categories.${value}`) }))}
        />
        <NumberBox
          label={t('keep.price')}
          name="referenceVndPerKg"
          value={sheet.referenceVndPerKg}
          onChange={(referenceVndPerKg) => onChange({ ...sheet, referenceVndPerKg })}
        />
        <NumberBox
          label={t('keep.yield')}
          name="yieldKgPerHa"
          value={sheet.yieldKgPerHa ?? Number.NaN}
          onChange={(yieldKgPerHa) => onChange({ ...sheet, yieldKgPerHa })}
          onEmpty={() => onChange({ ...sheet, yieldKgPerHa: null })}
        />
      </div>
      <GroupFault of="season" />
      <SeasonFields label={t('keep.mainSeason')} season={sheet.season} onChange={(season) => onChange({ ...sheet, season })} />
      <CheckChips
        label={t('keep.peakMonths')}
        options={MONTHS}
        value={sheet.season.peakMonths.map(String)}
        onChange={(months) => onChange({ ...sheet, season: { ...sheet.season, peakMonths: months.map(Number).sort((a, b) => a - b) } })}
      />
      <Check checked={sheet.offSeason !== null} onChange={(on) => onChange({ ...sheet, offSeason: on ? NO_SEASON : null })}>
        {t('keep.hasOffSeason')}
      </Check>
      <GroupFault of="offSeason" />
      {sheet.offSeason !== null && (
        <SeasonFields label={t('keep.offSeason')} season={sheet.offSeason} onChange={(offSeason) => onChange({ ...sheet, offSeason })} />
      )}
      <GroupFault of="ambient" />
      <LifeFields label={t('keep.ambient')} life={sheet.ambient} onChange={(ambient) => onChange({ ...sheet, ambient })} />
      <Check checked={sheet.cold !== null} onChange={(on) => onChange({ ...sheet, cold: on ? NEW_COLD : null })}>
        {t('keep.isKeptCold')}
      </Check>
      <GroupFault of="cold" />
      {sheet.cold !== null && <LifeFields label={t('keep.cold')} life={sheet.cold} onChange={(cold) => onChange({ ...sheet, cold })} />}
    </fieldset>
  );
}

/** First and last month of a harvest. */
export function SeasonFields({ label, season, onChange }: { label: string; season: SeasonSpan; onChange: (season: SeasonSpan) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles['row']}>
      <NumberBox
        label={t('keep.fromMonth', { of: label })}
        value={season.fromMonth}
        onChange={(fromMonth) => onChange({ ...season, fromMonth })}
      />
      <NumberBox label={t('keep.toMonth', { of: label })} value={season.toMonth} onChange={(toMonth) => onChange({ ...season, toMonth })} />
    </div>
  );
}

function LifeFields({ label, life, onChange }: { label: string; life: Sheet['ambient']; onChange: (life: Sheet['ambient']) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles['row']}>
      <NumberBox label={t('keep.daysMin', { of: label })} value={life.daysMin} onChange={(daysMin) => onChange({ ...life, daysMin })} />
      <NumberBox label={t('keep.daysMax', { of: label })} value={life.daysMax} onChange={(daysMax) => onChange({ ...life, daysMax })} />
      <NumberBox label={t('keep.celsius', { of: label })} value={life.celsius} onChange={(celsius) => onChange({ ...life, celsius })} />
    </div>
  );
}
