import { useTranslation } from 'react-i18next';
import { addWords } from '../../shared/i18n/add-words';
import { rounds } from '../../shared/i18n/vi/rounds';
import { PageHead } from '../layout/page-head';
import { SheetCharts } from './sheet-charts';
import { SheetColours } from './sheet-colours';
import { SheetControls } from './sheet-controls';
import { SheetStates } from './sheet-states';
import styles from './sheet.module.css';

addWords(rounds);

/** Everything that recurs on the screens, each in one way, to be looked at in every theme and language. */
export function SheetPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('sheet.title')} sub={t('sheet.sub')} />
      <div className={styles['columns']}>
        <SheetColours />
        <SheetControls />
        <SheetStates />
        <SheetCharts />
      </div>
    </>
  );
}
