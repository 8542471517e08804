import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundCurves } from '../../shared/api/views';
import { formatInteger } from '../../shared/format/number';
import { formatTonnes } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { Panel } from '../../shared/ui/panel';
import { right, Table } from '../../shared/ui/table';
import { CurvesChart } from './curves-chart';

/** The curves of a round, as a picture or as the very same figures in a table. */
export function CurvesPanel({ curves, spotKg, myAsks }: { curves: RoundCurves; spotKg: number; myAsks: readonly number[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [asTable, setAsTable] = useState(false);
  const toggle = (
    <Button size="small" look="quiet" onClick={() => setAsTable(!asTable)}>
      {asTable ? t('curves.chart') : t('curves.table')}
    </Button>
  );
  const isLess = curves.crossing !== null && curves.crossing.kg > spotKg;
  return (
    <Panel title={t('curves.title')} note={toggle}>
      <p className="hint" style={{ padding: '8px 16px 0' }}>
        {t('curves.note')}
      </p>
      {asTable ? <CurvesTable curves={curves} /> : <CurvesChart curves={curves} myAsks={myAsks} />}
      {isLess && (
        <p className="hint" style={{ padding: '0 16px 12px' }}>
          {t('curves.unlike', { cross: formatTonnes(curves.crossing?.kg ?? 0, language), spot: formatTonnes(spotKg, language) })}
        </p>
      )}
    </Panel>
  );
}

function CurvesTable({ curves }: { curves: RoundCurves }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = [
    { key: 'side', head: t('curves.side') },
    { key: 'price', head: `${t('curves.upTo')}, ${t('unit.price')}`, right: true },
    { key: 'kg', head: t('curves.cumulative'), right: true },
  ];
  const rows = [
    ...curves.demand.map((step) => ({ ...step, side: 'demandSide' as const })),
    ...curves.supply.map((step) => ({ ...step, side: 'supplySide' as const })),
  ];
  return (
    <Table label={t('curves.title')} columns={columns}>
      {rows.map((row) => (
        <tr key={`${row.side}/${row.vndPerKg}`}>
          <td>{t(`curves.${row.side}`)}</td>
          <td className={right}>{formatInteger(row.vndPerKg, language)}</td>
          <td className={right}>{formatTonnes(row.kg, language)}</td>
        </tr>
      ))}
    </Table>
  );
}
