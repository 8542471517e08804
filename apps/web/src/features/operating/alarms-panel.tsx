import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { dayOf, formatDay, formatTime } from '../../shared/format/date';
import { useLanguage } from '../../shared/i18n/use-language';
import { Chip } from '../../shared/ui/chip';
import { ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { Table } from '../../shared/ui/table';
import { alarmsQuery } from './api';

/** What is wrong with the markets now; nothing is the good news. */
export function AlarmsPanel() {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const alarms = useQuery(alarmsQuery);
  const columns = [
    { key: 'kind', head: t('operate.alarms') },
    { key: 'market', head: t('operate.market') },
    { key: 'since', head: t('col.at') },
  ];
  return (
    <Panel title={t('operate.alarms')}>
      <ListFaces
        query={alarms}
        empty={
          <p className="quiet" style={{ padding: 16 }}>
            {t('operate.noAlarm')}
          </p>
        }
        lines={2}
      >
        {(rows) => (
          <Table label={t('operate.alarms')} columns={columns}>
            {rows.map((alarm) => (
              <tr key={`${alarm.kind}/${alarm.marketId}/${alarm.since}`} data-alarm={alarm.kind}>
                <td>
                  <Chip look="bad" icon={IconAlertTriangle}>
                    {t(`operate.${alarm.kind}`)}
                  </Chip>
                </td>
                <td>
                  {alarm.roundNumber === null ? (
                    names.productName(alarm.marketId)
                  ) : (
                    <Link to="/rounds/$marketId/$number" params={{ marketId: alarm.marketId, number: String(alarm.roundNumber) }}>
                      {names.productName(alarm.marketId)}
                    </Link>
                  )}
                </td>
                <td className="n">
                  {t('operate.since', { time: formatTime(alarm.since, true), day: formatDay(dayOf(Date.parse(alarm.since)), language) })}
                </td>
              </tr>
            ))}
          </Table>
        )}
      </ListFaces>
    </Panel>
  );
}
