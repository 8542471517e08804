import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CurvesChart } from '../../features/rounds/curves-chart';
import type { RoundCurves } from '../../shared/api/views';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { CapacityBar } from '../../shared/charts/capacity-bar';
import { HeatMap, type HeatCell } from '../../shared/charts/heat-map';
import { ProvinceMap } from '../../shared/charts/province-map';
import { Sparkline } from '../../shared/charts/sparkline';
import { Panel } from '../../shared/ui/panel';

/** Levels summed up, as a round publishes them. */
const summed = (prices: readonly number[], kg: number) => prices.map((vndPerKg, at) => ({ vndPerKg, kg: (at + 1) * kg }));
const curves: RoundCurves = {
  supply: summed([6_500, 6_800, 7_000, 7_200, 7_500, 7_700, 8_200, 8_600], 28_000),
  demand: summed([9_000, 8_600, 8_200, 8_000, 7_800, 7_600, 7_400, 7_000], 26_000),
  crossing: { kg: 140_000, vndPerKg: 7_600 },
  gapVndPerKg: null,
};
const ratios: Readonly<Record<string, readonly number[]>> = {
  plum: [1.4, 1.6, 1.2, 0.9],
  mango: [0.9, 1.1, 1.3, 0.7],
  longan: [0.7, 0.4, 1.6, 2.3],
};
const weeks = ['22', '23', '24', '25'];
const points = [
  { id: 'a', name: 'Hát Lót', lon: 104.1, lat: 21.19, kg: 84_000 },
  { id: 'b', name: 'Yên Châu', lon: 104.3, lat: 21.05, kg: 40_000, hue: 'var(--p-xoai)' },
  { id: 'c', name: 'Mộc Châu', lon: 104.65, lat: 20.83, kg: 22_000, hue: 'var(--p-man)' },
];

/** Every chart with figures that show its cases: a crossing, own lots, a shortfall, a week few have reported. */
export function SheetCharts() {
  const { t } = useTranslation();
  const [week, setWeek] = useState<{ row: string; column: string } | null>(null);
  const [point, setPoint] = useState<string | null>('a');
  const cell = (row: string, column: string): HeatCell | null => {
    const ratio = ratios[row]?.[weeks.indexOf(column)];
    if (ratio === undefined) return null;
    return column === '25' && row === 'mango'
      ? { ratio, reported: { n: 4, of: 31 } }
      : { ratio, ...(ratio > 2 ? { moved: 'up' as const } : {}) };
  };
  return (
    <>
      <Panel title={t('sheet.curves')}>
        <CurvesChart curves={curves} myAsks={[7_200]} />
      </Panel>
      <Panel title={t('sheet.heat')}>
        <HeatMap
          label={t('sheet.heat')}
          rowHead={t('sheet.products')}
          rows={Object.keys(ratios).map((key) => ({
            key,
            name: t(`sheet.sample.${key as 'plum'}`),
            mark: <ProductMark productId={key} />,
          }))}
          columns={weeks.map((key) => ({ key, head: key, isNow: key === '24' }))}
          cell={cell}
          picked={week}
          onPick={(row, column) => setWeek({ row, column })}
        />
      </Panel>
      <Panel title={t('sheet.map')}>
        <ProvinceMap points={points} picked={point} onPick={setPoint} height={260} />
      </Panel>
      <Panel title={t('sheet.capacity')} padded>
        <CapacityBar plannedKg={100_000} addedKg={40_000} capacityKg={128_000} />
        <Sparkline values={[7_050, 7_100, 7_060, 7_200, 7_180, 7_300, 7_480]} label={t('phone.trend', { price: '7.480' })} />
      </Panel>
    </>
  );
}
