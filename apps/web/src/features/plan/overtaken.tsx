import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatDay } from '../../shared/format/date';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { YoursTheirs } from '../../shared/ui/yours-theirs';
import { dayIn, LINE_ROW, rowOf, type CellKey } from './plan-cells';
import styles from './plan-grid.module.css';

interface Props {
  readonly cells: readonly { readonly key: CellKey; readonly mine: number | null; readonly theirs: number | null }[];
  readonly isSaving: boolean;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}

/** Cells that somebody else has written while one typed: both figures, and the one who came second decides. */
export function Overtaken({ cells, isSaving, onMine, onTheirs }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const weight = (kg: number | null) => (kg === null ? '–' : formatWeight(kg, language));
  const differences = cells.map(({ key, mine, theirs }) => ({
    key,
    label: `${rowOf(key) === LINE_ROW ? t('plan.line') : names.productName(rowOf(key))} · ${formatDay(dayIn(key), language)}`,
    mine: weight(mine),
    theirs: weight(theirs),
  }));
  return (
    <div className={styles['overtaken']}>
      <YoursTheirs title={t('plan.overtaken')} differences={differences} isSending={isSaving} onMine={onMine} onTheirs={onTheirs} />
    </div>
  );
}
