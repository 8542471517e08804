export type ToastLook = 'ok' | 'held' | 'bad' | 'plain';

export interface Toast {
  readonly id: number;
  readonly look: ToastLook;
  readonly title: string;
  readonly detail?: string;
}

/** Long enough to read two lines twice. Failures stay until they are closed. */
const STAY_MS = 7_000;
/** More than this at once is noise: the oldest that may go, goes. */
const SHOWN_MAX = 4;

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function set(changed: readonly Toast[]): void {
  toasts = changed;
  for (const listener of listeners) listener();
}

/** Shows a notice; the same words are never on the screen twice. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  if (toasts.some((one) => one.title === toast.title && one.detail === toast.detail)) return;
  const id = next++;
  set([...toasts, { ...toast, id }].slice(-SHOWN_MAX));
  if (toast.look !== 'bad') setTimeout(() => closeToast(id), STAY_MS);
}

export function closeToast(id: number): void {
  if (toasts.some((toast) => toast.id === id)) set(toasts.filter((toast) => toast.id !== id));
}

export const toastStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  snapshot: (): readonly Toast[] => toasts,
};
