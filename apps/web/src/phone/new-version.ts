let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

function found(worker: ServiceWorker): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

/** Keeps this entry on the phone for when there is no signal. A new version waits until the person takes it. */
export function startServiceWorker(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  void navigator.serviceWorker
    .register('/m-worker.js', { scope: '/m/' })
    .then((registration) => {
      if (registration.waiting !== null && navigator.serviceWorker.controller !== null) found(registration.waiting);
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker?.addEventListener('statechange', () => {
          if (worker.state === 'installed' && navigator.serviceWorker.controller !== null) found(worker);
        });
      });
    })
    .catch(() => undefined);
}

export const newVersion = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isWaiting: (): boolean => waiting !== null,
  /** Drafts are kept as they are typed, so the page may start anew; only ever after a tap. */
  take: (): void => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
    waiting?.postMessage('take-over');
  },
};
