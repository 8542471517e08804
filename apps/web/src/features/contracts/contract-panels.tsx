import { useTranslation } from 'react-i18next';
import type { CallOff, Contract } from '../../shared/api/views';
import { formatDayRange, type Day } from '../../shared/format/date';
import { formatVnd } from '../../shared/format/money';
import { formatDecimal, formatInteger } from '../../shared/format/number';
import { formatTonnes, formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Panel } from '../../shared/ui/panel';
import { Facts } from '../../shared/ui/stats';
import { headOf, right, Table } from '../../shared/ui/table';
import { forecastKg, periodUses } from './balance';
import { priceWords } from './price-words';

/** How far the contract has come, kilogram by kilogram. */
export function BalancePanel({ contract, today }: { contract: Contract; today: Day }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const weight = (kg: number) => formatWeight(kg, language);
  const forecast = forecastKg(contract, today);
  const facts = [
    { term: t('pact.committed'), value: weight(contract.agreedKg) },
    { term: t('pact.called'), value: weight(contract.calledKg) },
    { term: t('pact.waitingKg'), value: weight(contract.waitingKg) },
    { term: t('pact.held'), value: weight(contract.heldKg) },
    { term: t('pact.confirmed'), value: weight(contract.confirmedKg) },
    { term: t('pact.delivered'), value: weight(contract.deliveredKg) },
    { term: t('pact.accepted'), value: weight(contract.acceptedKg) },
    { term: t('pact.short.cooperative'), value: weight(contract.shortByCooperativeKg) },
    { term: t('pact.short.processor'), value: weight(contract.shortByProcessorKg) },
    { term: t('pact.short.force'), value: weight(contract.shortByForceKg) },
    { term: t('pact.remaining'), value: weight(contract.remainingKg), total: true },
    ...(forecast === null ? [] : [{ term: t('pact.forecast'), value: weight(forecast) }]),
  ];
  return (
    <Panel title={t('pact.balance')} padded>
      <Facts facts={facts} />
    </Panel>
  );
}

/** Each period with its band: used and left. */
export function PeriodsPanel({ contract, callOffs }: { contract: Contract; callOffs: readonly CallOff[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = [
    { key: 'period', head: t('pact.period') },
    { key: 'kg', head: t('pact.planned'), right: true },
    { key: 'band', head: t('pact.bandRange'), right: true },
    { key: 'used', head: t('pact.bandUsed'), right: true },
    { key: 'left', head: t('pact.bandLeft'), right: true },
  ];
  return (
    <Panel title={t('pact.periods')}>
      <Table label={t('pact.periods')} columns={columns} stacked>
        {periodUses(contract, callOffs).map((period) => (
          <tr key={period.from}>
            <td className="n" {...headOf(columns, 'period')}>
              {formatDayRange(period.from, period.to)}
            </td>
            <td className={right} {...headOf(columns, 'kg')}>
              {formatTonnes(period.kg, language)}
            </td>
            <td className={right} {...headOf(columns, 'band')}>
              {formatTonnes(period.lowerKg, language)} – {formatTonnes(period.upperKg, language)}
            </td>
            <td className={right} {...headOf(columns, 'used')}>
              {formatTonnes(period.usedKg, language)}
            </td>
            <td className={right} {...headOf(columns, 'left')}>
              {formatTonnes(period.leftKg, language)}
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

/** What was signed beside the weight and the price. */
export function TermsPanel({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const forceMajeure = contract.forceMajeure.map((cause) => t(`pact.cause.${cause as 'hail'}`)).join(', ');
  const percent = (bp: number) => `${formatDecimal(bp / 100, { least: 0, most: 2 }, language)} %`;
  const facts = [
    { term: t('pact.path.price'), value: priceWords(contract, t, language) },
    { term: t('pact.path.ceilingKg'), value: formatWeight(contract.ceilingKg, language) },
    { term: t('pact.path.toleranceBp'), value: percent(contract.toleranceBp) },
    { term: t('pact.path.noticeHours'), value: formatInteger(contract.noticeHours, language) },
    { term: t('pact.path.confirmHours'), value: formatInteger(contract.confirmHours, language) },
    { term: t('pact.path.makeUpDays'), value: formatInteger(contract.makeUpDays, language) },
    ...(contract.slot === null ? [] : [{ term: t('pact.path.slot'), value: `${contract.slot.from}–${contract.slot.to}` }]),
    { term: t('pact.path.penaltyBp'), value: percent(contract.penaltyBp) },
    { term: t('pact.path.depositVnd'), value: contract.depositVnd === '0' ? t('pact.none') : formatVnd(contract.depositVnd, language) },
    { term: t('pact.path.forceMajeure'), value: forceMajeure === '' ? t('pact.none') : forceMajeure },
    ...(contract.areaCodes.length === 0 ? [] : [{ term: t('pact.path.areaCodes'), value: contract.areaCodes.join(', ') }]),
  ];
  return (
    <Panel title={t('pact.terms')} padded>
      <Facts facts={facts} />
    </Panel>
  );
}
