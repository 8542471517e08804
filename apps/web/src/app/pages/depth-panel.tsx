import { IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BookRow } from '../../features/markets/book';
import { DepthChart } from '../../features/markets/depth-chart';
import { HistoryChart, pricedRounds } from '../../features/rounds/history-chart';
import { formatInteger } from '../../shared/format/number';
import { useLanguage } from '../../shared/i18n/use-language';
import { roundsQuery } from '../../shared/market/rounds-query';
import { Chip } from '../../shared/ui/chip';
import { Panel } from '../../shared/ui/panel';
import styles from './board.module.css';

const ROUNDS_SHOWN = 14;

interface Props {
  marketId: string;
  supply: readonly BookRow[];
  demand: readonly BookRow[];
  picked: number | null;
}

/** How deep each side is, and what the last rounds paid. */
export function DepthPanel({ marketId, supply, demand, picked }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rounds = useQuery(roundsQuery(marketId));
  const points = pricedRounds(rounds.data ?? [], ROUNDS_SHOWN);
  const [before, last] = [points.at(-2), points.at(-1)];
  const change = before === undefined || last === undefined ? null : last.price - before.price;
  return (
    <Panel
      title={t('board.depth')}
      note={
        <Link to="/rounds" search={{ market: marketId }}>
          {t('rounds.all')}
        </Link>
      }
    >
      <DepthChart supply={supply} demand={demand} picked={picked} />
      <div className={styles['history']}>
        <div className={styles['subhead']}>
          <h3>{t('board.history', { n: points.length === 0 ? ROUNDS_SHOWN : points.length, count: points.length })}</h3>
          <span className="hint">{t('board.historyHint')}</span>
          {change !== null && (
            <span className="push">
              <Chip icon={change < 0 ? IconTrendingDown : IconTrendingUp}>
                {t('board.sinceLast', { change: (change > 0 ? '+' : '') + formatInteger(change, language) })}
              </Chip>
            </span>
          )}
        </div>
        <HistoryChart points={points} />
      </div>
    </Panel>
  );
}
