import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BookRow, BookSide, OwnLevel } from '../../features/markets/book';
import { LevelBook } from '../../features/markets/level-book';
import type { Round } from '../../shared/api/views';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Chip } from '../../shared/ui/chip';
import { Panel } from '../../shared/ui/panel';

interface Props {
  supply: readonly BookRow[];
  demand: readonly BookRow[];
  own: Readonly<Record<BookSide, ReadonlyMap<number, OwnLevel>>>;
  picked: number | null;
  onPick: ((price: number) => void) | null;
  lastRound: Round | null;
}

/** Offers and orders by price, and what contracts took before them in the last round. */
export function BookPanel({ supply, demand, own, picked, onPick, lastRound }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Panel title={t('board.book')} note={t(onPick === null ? 'board.bookHintPlain' : 'board.bookHint')}>
      <LevelBook supply={supply} demand={demand} own={own} picked={picked} onPick={onPick} />
      {lastRound !== null && (
        <div className="row" style={{ minHeight: 42, padding: '0 12px', borderTop: '1px solid var(--line)', fontSize: 'var(--cell)' }}>
          <Chip look="contract" icon={IconFileText}>
            {t('nav.contracts')}
          </Chip>
          <span className="second">{t('board.contractKg')}</span>
          <b className="n push">{formatWeight(lastRound.contractKg, language)}</b>
        </div>
      )}
    </Panel>
  );
}
