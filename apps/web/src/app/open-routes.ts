import { createRoute } from '@tanstack/react-router';
import { pagePart } from './page-part';
import { root } from './root-route';

export const signInRoute = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) => ({ to: typeof search['to'] === 'string' ? search['to'] : '/' }),
  component: pagePart(() => import('./pages/sign-in-page'), 'SignInPage'),
});

/** For whoever holds a paper: no account is asked for. */
export const checkRoute = createRoute({
  getParentRoute: () => root,
  path: '/kiem-tra/$mark',
  component: pagePart(() => import('./pages/check-page'), 'CheckPage'),
});

/** What whoever is not signed in may do: apply, join by a link, set a password by a link. A token stands behind the #, which no server sees. */
export const applyRoute = createRoute({
  getParentRoute: () => root,
  path: '/apply',
  component: pagePart(() => import('./pages/apply-page'), 'ApplyPage'),
});
export const joinRoute = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: pagePart(() => import('./pages/join-page'), 'JoinPage'),
});
export const resetRoute = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: pagePart(() => import('./pages/reset-page'), 'ResetPage'),
});
