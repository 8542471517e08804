import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { networkRefusal } from '../../shared/api/refusal';
import { useLive } from '../../shared/live/live';
import { Chip, DemoChip, StateChip } from '../../shared/ui/chip';
import { Countdown, CountdownBar } from '../../shared/ui/countdown';
import { EmptyState, RefusalNote, Skeleton } from '../../shared/ui/faces';
import { LinkChip } from '../../shared/ui/link-bar';
import { Panel } from '../../shared/ui/panel';
import { StockBar, StockLegend } from '../../shared/ui/stock-bar';
import { SheetToasts } from './sheet-toasts';
import { SheetWidgets } from './sheet-widgets';
import styles from './sheet.module.css';

const states = ['open', 'held', 'confirmed', 'in_force', 'declined', 'lapsed', 'halted', 'withdrawn'] as const;
const stock = { confirmedKg: 5_000, heldKg: 3_500, openKg: 3_500 };
const minutes = [84.6, 9.8, 0.9, -1];

/** States, the link, countdowns, notices and the faces of a list. */
export function SheetStates() {
  const { t } = useTranslation();
  const live = useLive();
  const [openedAt] = useState(() => live.clock.read());
  const at = (offset: number) => new Date(openedAt + offset).toISOString();
  return (
    <div className={styles['column']}>
      <Panel title={t('sheet.states')} padded>
        <div className={styles['stack']}>
          <div className={styles['flow']}>
            {states.map((state) => (
              <StateChip key={state} state={state} />
            ))}
            <Chip look="supply">{t('sheet.supply')}</Chip>
            <Chip look="demand">{t('sheet.demand')}</Chip>
            <DemoChip />
          </div>
          <StockBar stock={stock} />
          <StockLegend stock={stock} />
          <p className="hint">{t('sheet.stock')}</p>
          <div className={styles['flow']}>
            <LinkChip link={{ state: 'live', heardAt: openedAt, silentMs: 400, lagMs: 400 }} />
            <LinkChip link={{ state: 'late', heardAt: openedAt, silentMs: 12_000, lagMs: null }} />
            <LinkChip link={{ state: 'lost', heardAt: openedAt, silentMs: 60_000, lagMs: null }} />
          </div>
        </div>
      </Panel>
      <Panel title={t('sheet.countdowns')} padded>
        <div className={styles['stack']}>
          {minutes.map((left) => (
            <div key={left} style={{ fontSize: 'var(--t-xl)' }}>
              <Countdown until={at(left * 60_000)} />
              <CountdownBar from={at((left - 120) * 60_000)} until={at(left * 60_000)} />
            </div>
          ))}
        </div>
      </Panel>
      <SheetToasts />
      <SheetWidgets />
      <Panel title={t('sheet.lists')}>
        {/* Only a picture of waiting: nothing here is on its way. */}
        <div aria-hidden="true">
          <Skeleton lines={3} />
        </div>
        <EmptyState title={t('board.emptyLots')}>{t('board.emptyLotsHint')}</EmptyState>
        <RefusalNote error={networkRefusal()} onRetry={() => undefined} />
      </Panel>
    </div>
  );
}
