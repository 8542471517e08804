import { lazy, Suspense, useEffect } from 'react';
import type { DialogProps } from './dialog-props';
import { patiently } from '../parts/patiently';

const DialogPanel = lazy(patiently(() => import('./dialog-panel').then((module) => ({ default: module.DialogPanel }))));

/**
 * Something to be dealt with before the page: open while it is mounted, Escape and the cross ask to close it, a slip
 * beside it does not. The focus goes in, stays in, and returns to where it was. The phone has a native one (src/phone/native).
 */
export function Dialog(props: DialogProps) {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <Suspense fallback={null}>
      <DialogPanel {...props} />
    </Suspense>
  );
}
