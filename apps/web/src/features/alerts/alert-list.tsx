import { IconBellRinging, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatDay } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { addWords } from '../../shared/i18n/add-words';
import { useLanguage } from '../../shared/i18n/use-language';
import { alerts as alertWords } from '../../shared/i18n/vi/alerts';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import styles from './alert-list.module.css';
import { type Alert, alertsQuery, removeAlert } from './api';

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
  const say = useTerms();
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

/** An alert's conditions as a line of words. */
function useTerms(): (alert: Alert) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  return ({ productIds, certificates, words, minVndPerKg, maxVndPerKg, minKg, from, to }) =>
    [
      ...productIds.map(names.productName),
      ...certificates.map((one) => t(`certificate.${one}`)),
      ...(words === '' ? [] : [`“${words}”`]),
      ...(minVndPerKg === null ? [] : [`≥ ${formatPrice(minVndPerKg, language)}`]),
      ...(maxVndPerKg === null ? [] : [`≤ ${formatPrice(maxVndPerKg, language)}`]),
      ...(minKg === null ? [] : [`≥ ${formatWeight(minKg, language)}`]),
      ...(from === null ? [] : [`≥ ${formatDay(from, language)}`]),
      ...(to === null ? [] : [`≤ ${formatDay(to, language)}`]),
    ].join(' · ');
}
