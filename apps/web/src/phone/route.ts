import { useSyncExternalStore } from 'react';

/** The phone's screens by their address under /m/. The rest of the address bar belongs to nobody. */
export const screens = ['sell', 'mine', 'prices', 'notices', 'call-offs'] as const;
export type Screen = (typeof screens)[number];

const BASE = '/m/';
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

export const pathOf = (screen: Screen): string => BASE + screen;

/** Where somebody lands without saying where: at what waits for an answer. */
export function screenOf(pathname: string): Screen {
  const name = pathname.slice(BASE.length).replace(/\/$/, '');
  return screens.find((screen) => screen === name) ?? 'mine';
}

export function go(screen: Screen): void {
  history.pushState(null, '', pathOf(screen));
  scrollTo(0, 0);
  tell();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('popstate', tell);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('popstate', tell);
  };
}

export function useScreen(): Screen {
  return useSyncExternalStore(subscribe, () => screenOf(location.pathname));
}
