import { lazy, Suspense } from 'react';
import type { Again } from './repeat-draft';
import { patiently } from '../../shared/parts/patiently';

/** Few say it, and it comes after the form. */
const RepeatPart = lazy(patiently(() => import('./repeat-part').then((module) => ({ default: module.RepeatPart }))));

/** Whether the lot of the form comes again every week. */
export function RepeatOpener(props: { again: Again | null; onChange: (again: Again | null) => void }) {
  return (
    <Suspense fallback={null}>
      <RepeatPart {...props} />
    </Suspense>
  );
}
