import { IconBuildingStore, IconHourglass } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraftKey } from '../../shared/api/draft-key';
import { upsertInto } from '../../shared/api/list-cache';
import type { Trade } from '../../shared/api/views';
import { useMay, useSession } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { formatDay, formatTime } from '../../shared/format/date';
import { formatPrice, formatVnd } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { PartyRecord } from '../../shared/market/party-record';
import { Button } from '../../shared/ui/button';
import { DemoChip } from '../../shared/ui/chip';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { Countdown, CountdownBar } from '../../shared/ui/countdown';
import { RefusalNote } from '../../shared/ui/faces';
import { Facts } from '../../shared/ui/stats';
import { confirmTrade, refuseTrade, tradesQuery } from './api';
import styles from './ask-card.module.css';
import { sideOf } from './side';

/** A held trade that waits for a yes: what, how much, how long, and what happens when nobody answers. */
export function AskCard({ trade }: { trade: Trade }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const { organisation } = useSession();
  const side = sideOf(trade, organisation.id);
  const weight = formatWeight(trade.kg, language);
  const productId = names.productOfVariety(trade.varietyId)?.id ?? trade.marketId;
  const price = formatPrice(trade.farmGateVndPerKg, language);
  const facts = [
    { term: t('trade.goods'), value: formatVnd(trade.goodsVnd, language), total: true },
    { term: t('trade.freight'), value: formatPrice(trade.freightVndPerKg, language) },
    { term: t('trade.delivered'), value: formatPrice(trade.deliveredVndPerKg, language) },
    { term: t('trade.pickUp'), value: formatDay(trade.pickUpOn, language) },
    { term: t('trade.weighAt'), value: names.placeName(trade.fromPlaceId) },
    { term: t('trade.deliver'), value: `${names.placeName(trade.toPlaceId)}, ${formatDay(trade.deliverOn, language)}` },
  ];
  return (
    <article className={styles['ask']} aria-label={`${side.hasAgreed ? t('trade.answered') : t('trade.answer')}: ${weight}`}>
      <div className={styles['top']}>
        <IconHourglass className="i" size={20} stroke={1.75} aria-hidden="true" />
        <b>{side.hasAgreed ? t('trade.answered') : t('trade.answer')}</b>
        <span className={styles['time']}>
          <Countdown until={trade.confirmBy} />
        </span>
      </div>
      <CountdownBar from={trade.createdAt} until={trade.confirmBy} />
      <div className={styles['body']}>
        <p className={styles['who']}>
          <IconBuildingStore className="i" size={18} stroke={1.75} aria-hidden="true" />
          {t(side.isSeller ? 'trade.wants' : 'trade.sells', { name: side.other.name })}
          {side.other.demo && <DemoChip of={side.other.name} />}
        </p>
        <p>
          <PartyRecord organisationId={side.other.id} />
        </p>
        <p className={`n ${styles['deal']}`}>{t('trade.deal', { weight, price })}</p>
        <p className={styles['who']}>
          <ProductMark productId={productId} />
          {names.varietyName(trade.varietyId)} · {names.gradeName(productId, trade.gradeId)}
        </p>
        <div className={styles['sum']}>
          <Facts facts={facts} />
        </div>
        {!side.hasAgreed && <Answer trade={trade} isSeller={side.isSeller} weight={weight} />}
      </div>
    </article>
  );
}

function Answer({ trade, isSeller, weight }: { trade: Trade; isSeller: boolean; weight: string }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const may = useMay();
  const [sending, setSending] = useState<'yes' | 'no' | null>(null);
  const [isAsking, ask] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const yesKey = useDraftKey();
  const noKey = useDraftKey();
  if (!may('trade.confirm')) return null;
  const send = async (answer: 'yes' | 'no') => {
    setSending(answer);
    setError(null);
    try {
      const answered = await (answer === 'yes' ? confirmTrade(trade.id, yesKey.current()) : refuseTrade(trade.id, noKey.current()));
      upsertInto(cache, tradesQuery.queryKey, answered);
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
          {t('trade.decline')}
        </Button>
        <Button look="primary" size="main" busy={sending === 'yes'} disabled={sending !== null} onClick={() => void send('yes')}>
          {t(isSeller ? 'trade.agreeSell' : 'trade.agreeBuy', { weight })}
        </Button>
      </div>
      {error !== null && <RefusalNote error={error} title={t('trade.failed')} />}
      <p className={styles['after']}>{t('trade.after', { time: formatTime(trade.confirmBy, false) })}</p>
      {isAsking && (
        <ConfirmDialog
          title={t('trade.declineSure', { weight })}
          yes={t('trade.declineYes', { weight })}
          onYes={() => void send('no')}
          onClose={() => ask(false)}
        >
          {t('trade.declineEffect')}
        </ConfirmDialog>
      )}
    </>
  );
}
