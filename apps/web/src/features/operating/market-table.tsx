import { useTranslation } from 'react-i18next';
import type { Market } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { dayOf, formatDay, formatTime } from '../../shared/format/date';
import { formatInteger } from '../../shared/format/number';
import { useLanguage } from '../../shared/i18n/use-language';
import { StateChip } from '../../shared/ui/chip';
import { Panel } from '../../shared/ui/panel';
import { headOf, Table } from '../../shared/ui/table';

/** Every market, how it is run, and when its next gate closes. */
export function MarketTable({ markets }: { markets: readonly Market[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const columns = [
    { key: 'market', head: t('operate.market') },
    { key: 'state', head: t('operate.state') },
    { key: 'mode', head: t('operate.mode') },
    { key: 'gate', head: t('operate.nextGate') },
    { key: 'confirm', head: t('operate.confirmColumn') },
  ];
  const moment = (at: string) => t('gate.at', { time: formatTime(at, false), day: formatDay(dayOf(Date.parse(at)), language) });
  return (
    <Panel title={t('operate.market')}>
      <Table label={t('operate.market')} columns={columns} stacked>
        {markets.map(({ id, status }) => (
          <tr key={id} data-market={id}>
            <td>
              <b>{names.productName(id)}</b>
            </td>
            <td {...headOf(columns, 'state')}>
              <StateChip state={status.state} />
            </td>
            <td {...headOf(columns, 'mode')}>
              {status.settings.mode === 'continuous'
                ? t('operate.continuous', { n: formatInteger(status.settings.intervalMs ?? 0, language) })
                : t('operate.sessionsAt', { gates: status.settings.gates.join(', ') })}
            </td>
            <td className="n" {...headOf(columns, 'gate')}>
              {status.nextGate === null ? '–' : moment(status.nextGate.closesAt)}
            </td>
            <td className="n" {...headOf(columns, 'confirm')}>
              {t('operate.minutes', { n: formatInteger(Math.round(status.settings.confirmWithinMs / 60_000), language) })}
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
