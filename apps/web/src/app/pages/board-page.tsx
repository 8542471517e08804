import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { boardQuery } from '../../features/markets/api';
import type { BoardState } from '../../features/markets/board-state';
import { bookRows, offeredUpTo, ownDemand, ownSupply, supplyLevels } from '../../features/markets/book';
import { ordersQuery } from '../../features/orders/api';
import { MarketNotice } from '../../features/markets/market-notice';
import { useBoard } from '../../features/markets/use-board';
import type { Board } from '../../shared/api/views';
import { useMay, useSession } from '../../shared/auth/session';
import { addRound } from '../../shared/market/rounds-query';
import { RefusalNote, Skeleton } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { showToast } from '../../shared/ui/toast-store';
import { PageHead } from '../layout/page-head';
import { patiently } from '../../shared/parts/patiently';
import { BoardHead } from './board-head';
import styles from './board.module.css';
import { BoardTabs } from './board-tabs';
import { BookPanel } from './book-panel';
import { Ticket } from './ticket';

/** Charts come after the figures. */
const DepthPanel = lazy(patiently(() => import('./depth-panel').then((module) => ({ default: module.DepthPanel }))));

/** The live board of one market. */
export function BoardPage() {
  const { t } = useTranslation();
  const { marketId } = useParams({ from: '/inside/markets/$marketId' });
  const board = useQuery(boardQuery(marketId));
  if (board.data !== undefined) return <OpenBoard key={marketId} start={board.data} marketId={marketId} />;
  return (
    <>
      <PageHead title={t('nav.board')} />
      <Panel title={t('board.book')}>
        {board.isError ? <RefusalNote error={board.error} onRetry={() => void board.refetch()} /> : <Skeleton lines={8} />}
      </Panel>
    </>
  );
}

function OpenBoard({ start, marketId }: { start: Board; marketId: string }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const may = useMay();
  const [step, setStep] = useState<number>(100);
  const [picked, setPicked] = useState<number | null>(null);
  const live = useBoard(
    start,
    (round) => addRound(cache, round),
    (code) => showToast({ look: 'bad', title: t('failed.title'), detail: code }),
  );
  const hasTicket = may('offer.open') || may('order.place');
  const supply = bookRows(supplyLevels(live.board.offers), step, 'supply');
  const demand = bookRows(live.board.demandLevels, step, 'demand');
  const own = useOwn(marketId, live.board, step);
  return (
    <>
      <BoardHead marketId={marketId} live={live} step={step} onStep={setStep} />
      <MarketNotice marketId={marketId} lastRound={live.board.lastRound} />
      <div className={hasTicket ? styles['grid'] : `${styles['grid']} ${styles['reading']}`}>
        <BookPanel
          supply={supply}
          demand={demand}
          own={own}
          picked={picked}
          onPick={hasTicket ? setPicked : null}
          lastRound={live.board.lastRound}
        />
        <Suspense fallback={<Panel title={t('board.depth')}>{null}</Panel>}>
          <DepthPanel marketId={marketId} supply={supply} demand={demand} picked={picked} />
        </Suspense>
        {hasTicket && (
          <div className={styles['ticketPanel']}>
            <Ticket marketId={marketId} picked={picked} offeredUpTo={(price) => offeredUpTo(supply, price)} />
          </div>
        )}
        <div className={styles['low']}>
          <BoardTabs marketId={marketId} live={live} />
        </div>
      </div>
    </>
  );
}

/** Where the organisation itself stands in the book. */
function useOwn(marketId: string, board: BoardState, step: number) {
  const { organisation } = useSession();
  const buys = useMay()('order.place');
  const orders = useQuery({ ...ordersQuery, enabled: buys });
  const mine = (orders.data ?? []).filter((order) => order.marketId === marketId && order.state === 'open');
  return { supply: ownSupply(board.offers, organisation.id, step), demand: ownDemand(mine, step) };
}
