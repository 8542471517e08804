import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatInteger } from '../../shared/format/number';
import { useLanguage } from '../../shared/i18n/use-language';
import { Chip } from '../../shared/ui/chip';
import { Panel } from '../../shared/ui/panel';
import { right, Table } from '../../shared/ui/table';
import type { Sheet } from './api';
import styles from './catalogue.module.css';
import { SeasonStrip } from './season-strip';

/** What the catalogue says of one product: calendar, shelf life, varieties, grades, units and forms. */
export function SheetView({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const life = (of: { daysMin: number; daysMax: number; celsius: number } | null): string =>
    of === null ? '–' : t('keep.life', { min: of.daysMin, max: of.daysMax, celsius: of.celsius });
  return (
    <div className={styles['stack']}>
      <Panel title={t('keep.calendar')} note={t('keep.legend')} padded>
        <div className={styles['stack']}>
          <SeasonStrip season={sheet.season} offSeason={sheet.offSeason} />
          <dl className={styles['facts']}>
            <Fact head={t('keep.ambient')} words={life(sheet.ambient)} />
            <Fact head={t('keep.cold')} words={life(sheet.cold)} />
            <Fact head={t('keep.price')} words={`${formatInteger(sheet.referenceVndPerKg, language)} đ/kg`} />
            <Fact
              head={t('keep.yield')}
              words={sheet.yieldKgPerHa === null ? '–' : `${formatInteger(sheet.yieldKgPerHa, language)} kg/ha`}
            />
          </dl>
        </div>
      </Panel>
      <Varieties sheet={sheet} />
      <Grades sheet={sheet} />
      {sheet.units.length + sheet.forms.length > 0 && <Conversions sheet={sheet} />}
    </div>
  );
}

function Fact({ head, words }: { head: string; words: string }) {
  return (
    <div>
      <dt>{head}</dt>
      <dd className="n">{words}</dd>
    </div>
  );
}

function Retired() {
  const { t } = useTranslation();
  return (
    <Chip look="line" icon={IconHistory}>
      {t('keep.retired')}
    </Chip>
  );
}

function Varieties({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = [
    { key: 'name', head: t('keep.variety') },
    { key: 'months', head: t('keep.harvest') },
    { key: 'where', head: t('keep.districts') },
  ];
  return (
    <Panel title={t('keep.varieties')}>
      <Table label={t('keep.varieties')} columns={columns}>
        {sheet.varieties.map(({ id, nameVi, nameEn, season, formerDistricts, retired }) => (
          <tr key={id}>
            <td>
              {language === 'vi' ? nameVi : nameEn} {retired === true && <Retired />}
            </td>
            <td className="n">{t('keep.span', { from: season.fromMonth, to: season.toMonth })}</td>
            <td>{formerDistricts.join(', ') || '–'}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

function Grades({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const nameOf = (id: string): string => {
    const grade = sheet.grades.find((each) => each.id === id);
    return grade === undefined ? id : language === 'vi' ? grade.nameVi : grade.nameEn;
  };
  const columns = [
    { key: 'name', head: t('keep.grade') },
    { key: 'measures', head: t('keep.measures') },
    { key: 'serves', head: t('keep.serves') },
  ];
  return (
    <Panel title={t('keep.grades')} note={t('keep.gradesNote')}>
      <Table label={t('keep.grades')} columns={columns}>
        {sheet.grades.map((grade) => (
          <tr key={grade.id}>
            <td>
              {nameOf(grade.id)} {grade.retired === true && <Retired />}
            </td>
            <td>
              {grade.measures.map(({ kind, value }) => t(`keep.measure.${kind}`, { value: value.toLocaleString(language) })).join(' · ') ||
                t(grade.id === 'ungraded' ? 'keep.ungraded' : 'keep.noMeasure')}
            </td>
            <td>{grade.serves.map(nameOf).join(', ') || '–'}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

function Conversions({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = [
    { key: 'name', head: t('keep.unit') },
    { key: 'kg', head: t('keep.conversion'), right: true },
    { key: 'basis', head: t('keep.source') },
  ];
  const nameOf = ({ nameVi, nameEn }: { nameVi: string; nameEn: string }): string => (language === 'vi' ? nameVi : nameEn);
  return (
    <Panel title={t('keep.conversions')}>
      <Table label={t('keep.conversions')} columns={columns}>
        {sheet.units.map((unit) => (
          <tr key={unit.nameVi}>
            <td>{nameOf(unit)}</td>
            <td className={right}>{`1 = ${formatInteger(unit.kg, language)} kg`}</td>
            <td>–</td>
          </tr>
        ))}
        {sheet.forms.map((form) => (
          <tr key={form.nameVi}>
            <td>{nameOf(form)}</td>
            <td className={right}>{t('keep.perTonne', { kg: formatInteger(form.gramsPerKg, language) })}</td>
            <td>{form.basis}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
