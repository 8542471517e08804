import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraftKey } from '../../shared/api/draft-key';
import type { Market } from '../../shared/api/views';
import { marketsQuery } from '../../shared/market/markets-query';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { TextField } from '../../shared/ui/text-field';
import { halt, resume } from './api';
import styles from './operating.module.css';

/** Halts a market or lets it work again, with the reason that everybody reads. */
export function HaltForm({ market }: { market: Market }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const key = useDraftKey();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const isHalted = market.status.state === 'halted';
  const send = async () => {
    setError(null);
    try {
      await (isHalted ? resume : halt)(market.id, reason, key.current());
      key.renew();
      setReason('');
      await cache.invalidateQueries(marketsQuery);
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField label={t('operate.reason')} value={reason} onChange={(event) => setReason(event.target.value)} />
      {error !== null && <RefusalNote error={error} title={t('operate.failed')} flush />}
      <Button type="submit" look={isHalted ? 'primary' : 'danger'}>
        {isHalted ? t('operate.resume') : t('operate.halt')}
      </Button>
    </form>
  );
}
