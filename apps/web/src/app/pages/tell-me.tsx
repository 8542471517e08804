import { IconBell, IconBellFilled } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Alert, alertsQuery, type AlertTerms, removeAlert, setAlert } from '../../features/alerts/api';
import type { LotFilter } from '../../features/lots/lot-filter';
import { useAct } from '../../shared/api/use-act';
import { useSession } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { addWords } from '../../shared/i18n/add-words';
import { alerts } from '../../shared/i18n/vi/alerts';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { showToast } from '../../shared/ui/toast-store';
import { sameTerms, termsOf } from './alert-terms';

addWords(alerts);

interface Props {
  filter: LotFilter;
  /** The name of the saved view that is open. */
  viewName: string | undefined;
}

/** “Tell me”: the filter as it stands becomes an alert, or is one already and stops being it. */
export function TellMe({ filter, viewName }: Props) {
  const { t } = useTranslation();
  const names = useCatalogue();
  const cache = useQueryClient();
  const act = useAct();
  const { organisation } = useSession();
  const kept = useQuery(alertsQuery).data;
  const terms = termsOf(filter, viewName ?? nameOf(filter, names.productName, t('lots.title')), organisation.placeId);
  if (terms === null || kept === undefined) return null;
  if (filter.maxKm !== undefined && organisation.placeId === null) return <span className="hint">{t('alert.noDistance')}</span>;
  const there = kept.find((alert) => sameTerms(alert, terms));
  const read = () => cache.invalidateQueries({ queryKey: alertsQuery.queryKey });
  const start = (wish: AlertTerms) =>
    act.run(async (key) => {
      const { name } = await setAlert(wish, key);
      await read();
      showToast({ look: 'ok', title: t('alert.set', { name }), detail: t('alert.where') });
    });
  const stop = ({ id, name }: Alert) =>
    act.run(async () => {
      await removeAlert(id);
      await read();
      showToast({ look: 'ok', title: t('alert.removed', { name }), undo: () => void start(terms) });
    });
  const Bell = there === undefined ? IconBell : IconBellFilled;
  return (
    <>
      <Button
        look="quiet"
        size="small"
        aria-pressed={there !== undefined}
        busy={act.isBusy}
        onClick={() => void (there === undefined ? start(terms) : stop(there))}
      >
        <Bell className="i" size={16} aria-hidden="true" />
        {t(there === undefined ? 'alert.tell' : 'alert.telling')}
      </Button>
      {act.error !== null && <RefusalNote error={act.error} />}
    </>
  );
}

/** A filter without a name is called by what it asks first. */
function nameOf({ q, products }: LotFilter, productName: (id: string) => string, otherwise: string): string {
  const first = products?.map(productName).join(', ') ?? '';
  return (
    [first, q ?? '']
      .filter((part) => part !== '')
      .join(' · ')
      .slice(0, 40) || otherwise
  );
}
