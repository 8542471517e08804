import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraftKey } from '../../shared/api/draft-key';
import { destinationName, destinationsQuery } from '../../shared/catalogue/destinations';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { SelectField } from '../../shared/ui/select-field';
import { TextField } from '../../shared/ui/text-field';
import { type Area, changeStanding, checkCode, type Standing } from './api';
import styles from './areas.module.css';

/** Suspends or restores a code, as a whole or for one market, from today on and with the reason that its holder reads. */
export function StandingForm({ area }: { area: Area }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const cache = useQueryClient();
  const key = useDraftKey();
  const destinations = useQuery(destinationsQuery).data ?? [];
  const [marketId, setMarketId] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const granted = [...new Set(area.standings.flatMap((change) => change.marketId ?? []))];
  const isStopped = marketId === '' ? area.standing !== 'active' : !area.markets.includes(marketId) && area.standing === 'active';
  const run = async (act: () => Promise<void>): Promise<void> => {
    setError(null);
    try {
      await act();
      key.renew();
      setReason('');
      await cache.invalidateQueries({ queryKey: ['areas'] });
    } catch (refused) {
      setError(refused);
    }
  };
  const standing: Standing = isStopped ? 'active' : 'suspended';
  return (
    <form
      className={styles['stack']}
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => changeStanding({ id: area.id, marketId, standing, from: today, reason }, key.current()));
      }}
    >
      <SelectField
        label={t('areas.markets')}
        value={marketId}
        onChange={(event) => setMarketId(event.target.value)}
        options={[
          { value: '', label: t('areas.changeAll') },
          ...granted.map((id) => ({ value: id, label: destinationName(destinations, id, language) })),
        ]}
      />
      <TextField label={t('areas.reason')} value={reason} onChange={(event) => setReason(event.target.value)} />
      {error !== null && <RefusalNote error={error} title={t('failed.notSent')} flush />}
      <Button type="submit" look={isStopped ? 'primary' : 'danger'}>
        {isStopped ? t('areas.restore') : t('areas.suspend')}
      </Button>
      {!area.checked && <Button onClick={() => void run(() => checkCode(area.id, key.current()))}>{t('areas.check')}</Button>}
    </form>
  );
}
