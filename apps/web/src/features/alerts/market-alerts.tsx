import { IconBell, IconCheck, IconPlayerPause } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { useMay } from '../../shared/auth/session';
import { formatMoment } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { addWords } from '../../shared/i18n/add-words';
import { useLanguage } from '../../shared/i18n/use-language';
import { priceAlerts as priceAlertWords } from '../../shared/i18n/vi/price-alerts';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { EmptyState, ListFaces, RefusalNote } from '../../shared/ui/faces';
import { DemandAlerts } from './demand-alerts';
import { PriceAlertForm } from './price-alert-form';
import { movePriceAlert, type PriceAlert, priceAlertsQuery, removePriceAlert } from './price-api';
import styles from './price-alerts.module.css';
import { usePriceWords } from './use-price-words';

addWords(priceAlertWords);

const looks = { waiting: ['line', IconBell], resting: ['ok', IconCheck], paused: ['warn', IconPlayerPause] } as const;

/** What I wait for in one market, on the desk and on the phone: prices, and for a seller what is wanted. */
export function MarketAlerts({ marketId }: { marketId: string }) {
  const may = useMay();
  return (
    <>
      <PriceAlerts marketId={marketId} />
      {may('offer.open') && <DemandAlerts marketId={marketId} />}
    </>
  );
}

function PriceAlerts({ marketId }: { marketId: string }) {
  const { t } = useTranslation();
  const alerts = useQuery({ ...priceAlertsQuery, select: (rows) => rows.filter((row) => row.marketId === marketId) });
  return (
    <div className={styles['panel']}>
      <p className="second">{t('priceAlert.rule')}</p>
      <PriceAlertForm marketId={marketId} />
      <ListFaces query={alerts} lines={2} empty={<EmptyState title={t('priceAlert.empty')}>{t('priceAlert.emptyHint')}</EmptyState>}>
        {(rows) => (
          <ul className={styles['list']} aria-label={t('priceAlert.mine')}>
            {rows.map((alert) => (
              <Row key={alert.id} alert={alert} />
            ))}
          </ul>
        )}
      </ListFaces>
    </div>
  );
}

function Row({ alert }: { alert: PriceAlert }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const cache = useQueryClient();
  const act = useAct();
  const what = usePriceWords()(alert);
  const [look, icon] = looks[alert.state];
  const turn = alert.state === 'paused' ? 'resume' : 'pause';
  const read = () => cache.invalidateQueries({ queryKey: priceAlertsQuery.queryKey });
  const move = () =>
    act.run(async (key) => {
      await movePriceAlert(alert.id, turn === 'pause' ? 'pause' : 'resumption', key);
      await read();
    });
  const remove = () =>
    act.run(async () => {
      await removePriceAlert(alert.id);
      await read();
    });
  const named = (word: string) => t('priceAlert.ofOne', { act: word, what });
  return (
    <li data-price-alert={alert.id} data-state={alert.state}>
      <b>{what}</b>
      <Chip look={look} icon={icon}>
        {t(`priceAlert.${alert.state}`)}
      </Chip>
      {alert.toldAt !== null && alert.toldVndPerKg !== null && (
        <span className="quiet">
          {t('priceAlert.told', {
            moment: formatMoment(alert.toldAt, today, language),
            price: formatPrice(alert.toldVndPerKg, language),
          })}
        </span>
      )}
      <span className={styles['acts']}>
        <Button look="quiet" size="small" busy={act.isBusy} aria-label={named(t(`priceAlert.${turn}`))} onClick={() => void move()}>
          {t(`priceAlert.${turn}`)}
        </Button>
        <Button look="quiet" size="small" busy={act.isBusy} aria-label={named(t('priceAlert.remove'))} onClick={() => void remove()}>
          {t('priceAlert.remove')}
        </Button>
      </span>
      {act.error !== null && <RefusalNote error={act.error} flush />}
    </li>
  );
}
