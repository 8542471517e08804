import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { toastStore } from '../ui/toast-store';
import { patiently } from '../parts/patiently';

const Notices = lazy(patiently(() => import('./notices').then((module) => ({ default: module.Notices }))));

/** Bottom left on the desk. What draws them is fetched with the first one. */
export function Toasts() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.snapshot);
  const [isNeeded, need] = useState(false);
  if (toasts.length > 0 && !isNeeded) need(true);
  return <Suspense fallback={null}>{isNeeded && <Notices toasts={toasts} />}</Suspense>;
}
