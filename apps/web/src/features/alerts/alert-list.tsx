import { IconBellRinging, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { addWords } from '../../shared/i18n/add-words';
import { alerts as alertWords } from '../../shared/i18n/vi/alerts';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import styles from './alert-list.module.css';
import { type Alert, alertsQuery, removeAlert } from './api';
import { useAlertWords } from './use-alert-words';

addWords(alertWords);

interface Props {
  /** Where the lots of an alert stand. */
  addressOf: (alert: Alert) => string;
  go: (address: string) => void;
}

/** What I asked to be told of; nothing is drawn when I asked for nothing. */
export function AlertList({ addressOf, go }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const { data } = useQuery(alertsQuery);
  const say = useAlertWords();
  if (data === undefined || data.length === 0) return null;
  const remove = (id: string) =>
    void act.run(async () => {
      await removeAlert(id);
      await cache.invalidateQueries({ queryKey: alertsQuery.queryKey });
    });
  return (
    <div className={styles['mine']}>
      <Panel title={t('alert.mine')}>
        {act.error !== null && <RefusalNote error={act.error} />}
        <ul aria-label={t('alert.mine')}>
          {data.map((alert) => (
            <li key={alert.id} className={`row ${styles['alert']}`} data-alert={alert.id}>
              <IconBellRinging className="i" size={16} aria-hidden="true" />
              <a
                href={addressOf(alert)}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  go(addressOf(alert));
                }}
              >
                {alert.name}
              </a>
              <span className="quiet">{say(alert)}</span>
              <span className="push">
                <Button
                  look="quiet"
                  size="small"
                  aria-label={t('alert.removeOne', { name: alert.name })}
                  busy={act.isBusy}
                  onClick={() => remove(alert.id)}
                >
                  <IconTrash className="i" size={16} aria-hidden="true" />
                </Button>
              </span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
