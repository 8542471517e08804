import { IconClipboardText } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button';
import { patiently } from '../../shared/parts/patiently';

const PastePlan = lazy(patiently(() => import('./paste-plan').then((module) => ({ default: module.PastePlan }))));

/** Opens the sheet for many days at once; what reads files is fetched only then. */
export function PasteOpener({ contractId }: { contractId: string }) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button onClick={() => open(true)}>
        <IconClipboardText className="i" size={16} aria-hidden="true" />
        {t('paste.open')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <PastePlan contractId={contractId} onClose={() => open(false)} />
        </Suspense>
      )}
    </>
  );
}
