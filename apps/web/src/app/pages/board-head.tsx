import { IconChevronDown, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { GateClock } from '../../features/markets/gate-clock';
import { priceSteps } from '../../features/markets/book';
import type { LiveBoard } from '../../features/markets/use-board';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { formatTime } from '../../shared/format/date';
import { formatInteger } from '../../shared/format/number';
import { useLanguage } from '../../shared/i18n/use-language';
import { marketsQuery } from '../../shared/market/markets-query';
import { Button } from '../../shared/ui/button';
import { PageHead } from '../layout/page-head';
import styles from './board.module.css';

interface Props {
  marketId: string;
  live: LiveBoard;
  step: number;
  onStep: (step: number) => void;
}

/** Which market, how big, how fresh, and the last round. */
export function BoardHead({ marketId, live, step, onStep }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const open = (rows: Iterable<{ over: string | null; item: { openKg: number } }>) =>
    [...rows].filter((row) => row.over === null && row.item.openKg > 0).length;
  const offers = formatInteger(open(live.board.offers.values()), language);
  const orders = formatInteger(open(live.board.orders.values()), language);
  const { lastRound } = live.board;
  return (
    <PageHead
      title={names.productName(marketId)}
      mark={<MarketPick marketId={marketId} />}
      hideTitle
      sub={t('board.sub', { offers, orders })}
      tools={
        <>
          <span className={styles['tools']}>
            <Button onClick={live.togglePause} aria-pressed={live.isPaused}>
              {live.isPaused ? (
                <IconPlayerPlay className="i" size={16} aria-hidden="true" />
              ) : (
                <IconPlayerPause className="i" size={16} aria-hidden="true" />
              )}
              {live.isPaused ? t('board.resume') : t('board.pause')}
            </Button>
            <Button onClick={live.toggleSlow} aria-pressed={live.isSlow} look={live.isSlow ? 'primary' : 'default'}>
              {t('board.slow')}
            </Button>
            {live.isPaused && <span className="hint">{t('board.pausedHint', { n: live.heldBack })}</span>}
            <StepPick step={step} onStep={onStep} />
          </span>
          <div className={styles['gate']}>
            <div>
              <small>{t('board.lastRound')}</small>
              <b className="n">{lastRound === null ? '–' : formatInteger(lastRound.number, language)}</b>
            </div>
            <div>
              <small>{lastRound === null ? t('board.noRound') : formatTime(lastRound.publishedAt, true)}</small>
              <GateClock marketId={marketId} />
            </div>
          </div>
        </>
      }
    />
  );
}

/** The title is the choice of market: a native select that looks like a heading. */
function MarketPick({ marketId }: { marketId: string }) {
  const { t } = useTranslation();
  const names = useCatalogue();
  const navigate = useNavigate();
  const { data: markets } = useSuspenseQuery(marketsQuery);
  return (
    <span className={styles['pick']}>
      <span className={styles['dot']}>
        <ProductMark productId={marketId} size={14} />
      </span>
      <span className={styles['picked']} aria-hidden="true">
        {names.productName(marketId)}
      </span>
      <select
        className={styles['over']}
        aria-label={t('board.choose')}
        value={marketId}
        onChange={(event) => void navigate({ to: '/markets/$marketId', params: { marketId: event.target.value } })}
      >
        {markets.map((market) => (
          <option key={market.id} value={market.id}>
            {names.productName(market.productId)}
          </option>
        ))}
      </select>
      <IconChevronDown size={20} stroke={1.75} aria-hidden="true" />
    </span>
  );
}

function StepPick({ step, onStep }: { step: number; onStep: (step: number) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <span
      className={styles['pick']}
      style={{ border: '1px solid var(--line-strong)', borderRadius: 6, minHeight: 32, padding: '0 10px', background: 'var(--surface)' }}
    >
      <select aria-label={t('board.stepLabel')} value={step} onChange={(event) => onStep(Number(event.target.value))}>
        {priceSteps.map((one) => (
          <option key={one} value={one}>
            {t('board.step', { n: formatInteger(one, language) })}
          </option>
        ))}
      </select>
      <IconChevronDown size={16} aria-hidden="true" style={{ right: 8 }} />
    </span>
  );
}
