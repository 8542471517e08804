import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../shared/api/client';
import { dayOf, formatMoment } from '../../shared/format/date';
import { addWords } from '../../shared/i18n/add-words';
import { useLanguage } from '../../shared/i18n/use-language';
import { notify } from '../../shared/i18n/vi/notify';
import { Panel } from '../../shared/ui/panel';
import { Facts } from '../../shared/ui/stats';
import { Table } from '../../shared/ui/table';
import styles from './operating.module.css';

addWords(notify);

const STATES = ['sent', 'waiting', 'failed', 'gone', 'dropped'] as const;
/** Nobody waits for it with a finger on the screen. */
const EVERY_MS = 60_000;

const deliveriesQuery = queryOptions({
  queryKey: ['notice-deliveries'],
  queryFn: () => bodyOf(api.GET('/api/v1/notice-deliveries')),
  refetchInterval: EVERY_MS,
});

/** What rang on people's devices in the last day, and what came to nothing. */
export function DeliveriesPanel() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(deliveriesQuery);
  if (data === undefined) return null;
  const columns = (['to', 'state', 'tries', 'answer', 'at'] as const).map((key) => ({ key, head: t(`rung.${key}`) }));
  return (
    <Panel title={t('rung.title')}>
      <div className={styles['facts']}>
        <Facts facts={STATES.map((state) => ({ term: t(`rung.${state}`), value: data.counts[state] }))} />
      </div>
      {data.lost.length > 0 && (
        <Table label={t('rung.title')} columns={columns}>
          {data.lost.map((one) => (
            <tr key={one.id}>
              <td>
                {one.organisationName} · <code>{one.rule}</code>
              </td>
              <td>{t(`rung.${one.state}`)}</td>
              <td className="n">{one.tries}</td>
              <td className="n">{one.answer ?? '–'}</td>
              <td className="n">{formatMoment(one.endedAt, dayOf(Date.now()), language)}</td>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}
