import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import type { Market } from '../../shared/api/views';
import { marketsQuery } from '../../shared/market/markets-query';
import { useFaults } from '../../shared/forms/use-faults';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { TextField } from '../../shared/ui/text-field';
import { halt, resume } from './api';
import styles from './operating.module.css';

/** Halts a market or lets it work again, with the reason that everybody reads. */
export function HaltForm({ market }: { market: Market }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const { error, isBusy, run } = useAct();
  const faults = useFaults(error, ['reason']);
  const isHalted = market.status.state === 'halted';
  const send = async () => {
    if (!(await run((key) => (isHalted ? resume : halt)(market.id, reason, key).then(() => undefined)))) return;
    setReason('');
    await cache.invalidateQueries(marketsQuery);
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label={t('operate.reason')}
        value={reason}
        error={faults.of('reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      {faults.rest !== null && <RefusalNote error={faults.rest} title={t('operate.failed')} flush />}
      <Button type="submit" look={isHalted ? 'primary' : 'danger'} busy={isBusy}>
        {isHalted ? t('operate.resume') : t('operate.halt')}
      </Button>
    </form>
  );
}
