import { IconCalendarRepeat } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../../shared/api/views';
import { Button } from '../../shared/ui/button';
import { patiently } from '../../shared/parts/patiently';

const SeriesDialog = lazy(patiently(() => import('./series-dialog').then((module) => ({ default: module.SeriesDialog }))));

/** Opens the form for the same weight on many days; it is fetched only then. */
export function SeriesOpener({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button onClick={() => open(true)}>
        <IconCalendarRepeat className="i" size={16} aria-hidden="true" />
        {t('series.open')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <SeriesDialog contract={contract} onClose={() => open(false)} />
        </Suspense>
      )}
    </>
  );
}
