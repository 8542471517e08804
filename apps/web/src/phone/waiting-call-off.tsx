import { IconFileText, IconHourglass } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { approveCallOff, declineCallOff, waitingCallOffsQuery } from '../features/contracts/api';
import { useDraftKey } from '../shared/api/draft-key';
import type { CallOff, Contract } from '../shared/api/views';
import { useMay } from '../shared/auth/session';
import { useCatalogue } from '../shared/catalogue/catalogue';
import { ProductMark } from '../shared/catalogue/product-mark';
import { formatDay, formatTime } from '../shared/format/date';
import { formatPrice } from '../shared/format/money';
import { formatWeight } from '../shared/format/weight';
import { useLanguage } from '../shared/i18n/use-language';
import { Button } from '../shared/ui/button';
import { ConfirmDialog } from '../shared/ui/confirm-dialog';
import { Countdown, CountdownBar } from '../shared/ui/countdown';
import { RefusalNote } from '../shared/ui/faces';
import styles from './lists.module.css';

/** A call-off that waits for the cooperative's word: who, how much, when, until when; yes or no. */
export function WaitingCallOff({ callOff, contract }: { callOff: CallOff; contract: Contract | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const may = useMay();
  const weight = formatWeight(callOff.askedKg, language);
  return (
    <article className={styles['ask']} aria-label={t('callOff.wants', { name: contract?.processor.name ?? '', weight })}>
      <div className={styles['top']}>
        <IconHourglass className="i" size={20} stroke={1.75} aria-hidden="true" />
        <b>{t('callOff.waitingTitle')}</b>
        <span className="push">{callOff.confirmBy !== null && <Countdown until={callOff.confirmBy} />}</span>
      </div>
      {callOff.confirmBy !== null && <CountdownBar from={callOff.submittedAt} until={callOff.confirmBy} />}
      <div className={styles['body']}>
        <p className="second">
          <IconFileText className="i" size={18} aria-hidden="true" /> {contract?.number} · {contract?.processor.name}
        </p>
        <p className={`n ${styles['deal']}`}>
          {weight} × {formatPrice(callOff.priceVndPerKg, language)}
        </p>
        <p className="row second">
          {contract !== undefined && <ProductMark productId={contract.productId} />}
          {contract === undefined ? '' : `${names.productName(contract.productId)} · `}
          {t('callOff.deliver', { day: formatDay(callOff.deliverOn, language) })}
        </p>
        {may('contract.answer') && <Answer callOff={callOff} weight={weight} />}
        {callOff.confirmBy !== null && <p className="second">{t('callOff.silence', { time: formatTime(callOff.confirmBy, false) })}</p>}
      </div>
    </article>
  );
}

function Answer({ callOff, weight }: { callOff: CallOff; weight: string }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [yesKey, noKey] = [useDraftKey(), useDraftKey()];
  const [sending, setSending] = useState<'yes' | 'no' | null>(null);
  const [isAsking, ask] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (answer: 'yes' | 'no') => {
    setSending(answer);
    setError(null);
    try {
      await (answer === 'yes' ? approveCallOff(callOff.id, yesKey.current()) : declineCallOff(callOff.id, noKey.current()));
      await cache.invalidateQueries({ queryKey: waitingCallOffsQuery.queryKey.slice(0, 1) });
    } catch (refused) {
      setError(refused);
    } finally {
      setSending(null);
    }
  };
  return (
    <>
      <div className={styles['acts']}>
        <Button size="main" busy={sending === 'no'} disabled={sending !== null} onClick={() => ask(true)}>
          {t('callOff.decline')}
        </Button>
        <Button look="primary" size="main" busy={sending === 'yes'} disabled={sending !== null} onClick={() => void send('yes')}>
          {t('callOff.approve', { weight })}
        </Button>
      </div>
      {error !== null && <RefusalNote error={error} title={t('callOff.answerFailed')} flush />}
      {isAsking && (
        <ConfirmDialog
          title={t('callOff.declineSure', { weight })}
          yes={t('callOff.decline')}
          onYes={() => void send('no')}
          onClose={() => ask(false)}
        >
          {t('callOff.declineEffect')}
        </ConfirmDialog>
      )}
    </>
  );
}
