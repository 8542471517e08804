import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { Button } from '../../shared/ui/button';
import { ListFaces, RefusalNote } from '../../shared/ui/faces';
import { type Alert, alertsQuery, removeAlert } from './api';
import { DemandAlertForm } from './demand-alert-form';
import styles from './price-alerts.module.css';
import { useAlertWords } from './use-alert-words';

/** What a seller waits for in one market: orders for what they have. */
export function DemandAlerts({ marketId }: { marketId: string }) {
  const { t } = useTranslation();
  const alerts = useQuery({
    ...alertsQuery,
    select: (rows) => rows.filter((row) => row.kind === 'demands' && row.productIds.includes(marketId)),
  });
  return (
    <section className={styles['panel']} aria-label={t('demandAlert.title')}>
      <h3>{t('demandAlert.title')}</h3>
      <p className="second">{t('demandAlert.rule')}</p>
      <DemandAlertForm marketId={marketId} />
      <ListFaces query={alerts} lines={2} empty={null}>
        {(rows) => (
          <ul className={styles['list']} aria-label={t('demandAlert.mine')}>
            {rows.map((alert) => (
              <Row key={alert.id} alert={alert} />
            ))}
          </ul>
        )}
      </ListFaces>
    </section>
  );
}

function Row({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const say = useAlertWords();
  const remove = () =>
    act.run(async () => {
      await removeAlert(alert.id);
      await cache.invalidateQueries({ queryKey: alertsQuery.queryKey });
    });
  return (
    <li data-demand-alert={alert.id}>
      <b>{alert.name}</b>
      <span className="quiet">{say(alert)}</span>
      <span className={styles['acts']}>
        <Button
          look="quiet"
          size="small"
          busy={act.isBusy}
          aria-label={t('priceAlert.ofOne', { act: t('priceAlert.remove'), what: alert.name })}
          onClick={() => void remove()}
        >
          {t('priceAlert.remove')}
        </Button>
      </span>
      {act.error !== null && <RefusalNote error={act.error} flush />}
    </li>
  );
}
