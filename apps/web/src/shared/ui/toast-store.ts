export type ToastLook = 'ok' | 'held' | 'bad' | 'plain';

export interface Toast {
  readonly id: number;
  readonly look: ToastLook;
  readonly title: string;
  readonly detail?: string;
  /** Takes back what was just done; offered for `UNDO_MS`. */
  readonly undo?: () => void;
}

/** Long enough to read two lines twice. */
const STAY_MS = 7_000;
/** How long something done can be undone from its notice. */
export const UNDO_MS = 10_000;
/** More than this at once is noise: the oldest that may go, goes. */
const SHOWN_MAX = 4;

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function set(changed: readonly Toast[]): void {
  toasts = changed;
  for (const listener of listeners) listener();
}

/** How long a notice stays, ms; failures stay until they are closed. */
export function stayOf(toast: Toast): number | null {
  if (toast.undo !== undefined) return UNDO_MS;
  return toast.look === 'bad' ? null : STAY_MS;
}

/** Shows a notice; the same words are never on the screen twice. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  if (toasts.some((one) => one.title === toast.title && one.detail === toast.detail)) return;
  set([...toasts, { ...toast, id: next++ }].slice(-SHOWN_MAX));
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
