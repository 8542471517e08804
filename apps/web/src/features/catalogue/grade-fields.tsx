import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button';
import { Check, CheckChips } from '../../shared/ui/choice';
import { SelectField } from '../../shared/ui/select-field';
import { TextField } from '../../shared/ui/text-field';
import { type GradeSheet, type MeasureKind, measureKinds, type Sheet } from './api';
import styles from './catalogue.module.css';
import { NumberBox } from './number-box';
import { GroupFault } from './sheet-faults';

/** Grades of a product, best first: what is measured of each, and which others it may stand in for. */
export function GradeFields({ sheet, known, onChange }: { sheet: Sheet; known: ReadonlySet<string>; onChange: (sheet: Sheet) => void }) {
  const { t } = useTranslation();
  const fresh: GradeSheet = { id: '', nameVi: '', nameEn: '', measures: [], serves: [] };
  return (
    <fieldset className={styles['group']}>
      <legend>{t('keep.grades')}</legend>
      <GroupFault of="grades" />
      {sheet.grades.map((grade, at) => (
        <GradeItem
          key={at}
          grade={grade}
          isKnown={known.has(grade.id)}
          others={sheet.grades.filter((each) => each !== grade && each.id !== '')}
          onChange={(changed) => onChange({ ...sheet, grades: sheet.grades.map((each) => (each === grade ? changed : each)) })}
        />
      ))}
      <div>
        <Button onClick={() => onChange({ ...sheet, grades: [...sheet.grades, fresh] })}>{t('keep.addGrade')}</Button>
      </div>
    </fieldset>
  );
}

interface ItemProps {
  grade: GradeSheet;
  isKnown: boolean;
  others: readonly GradeSheet[];
  onChange: (grade: GradeSheet) => void;
}

function GradeItem({ grade, isKnown, others, onChange }: ItemProps) {
  const { t } = useTranslation();
  const free = measureKinds.filter((kind) => !grade.measures.some((measure) => measure.kind === kind));
  const name = grade.nameVi || t('keep.newGrade');
  return (
    <div className={styles['item']}>
      <div className={styles['row']}>
        {!isKnown && (
          <TextField
            label={t('keep.id')}
            hint={t('keep.idHint')}
            value={grade.id}
            onChange={(event) => onChange({ ...grade, id: event.target.value })}
          />
        )}
        <TextField label={t('keep.nameVi')} value={grade.nameVi} onChange={(event) => onChange({ ...grade, nameVi: event.target.value })} />
        <TextField label={t('keep.nameEn')} value={grade.nameEn} onChange={(event) => onChange({ ...grade, nameEn: event.target.value })} />
      </div>
      <div className={styles['row']}>
        {grade.measures.map(({ kind, value }) => (
          <NumberBox
            key={kind}
            label={`${t(`keep.measureName.${kind}`)} (${name})`}
            decimals={1}
            value={value}
            onChange={(next) =>
              onChange({ ...grade, measures: grade.measures.map((each) => (each.kind === kind ? { kind, value: next } : each)) })
            }
            onGone={() => onChange({ ...grade, measures: grade.measures.filter((each) => each.kind !== kind) })}
          />
        ))}
        <SelectField
          label={t('keep.addMeasure', { name })}
          value=""
          onChange={(event) => onChange({ ...grade, measures: [...grade.measures, { kind: event.target.value as MeasureKind, value: 0 }] })}
          options={[{ value: '', label: '–' }, ...free.map((kind) => ({ value: kind, label: t(`keep.measureName.${kind}`) }))]}
        />
      </div>
      {others.length > 0 && (
        <CheckChips
          label={t('keep.servesOf', { name })}
          options={others.map(({ id, nameVi }) => ({ value: id, label: nameVi }))}
          value={grade.serves}
          onChange={(serves) => onChange({ ...grade, serves })}
        />
      )}
      {isKnown && (
        <Check checked={grade.retired ?? false} onChange={(retired) => onChange({ ...grade, retired })}>
          {t('keep.retire', { name })}
        </Check>
      )}
    </div>
  );
}
