import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route';

export const signInRoute = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) => ({ to: typeof search['to'] === 'string' ? search['to'] : '/' }),
  component: lazyRouteComponent(() => import('./pages/sign-in-page'), 'SignInPage'),
});

/** For whoever holds a paper: no account is asked for. */
export const checkRoute = createRoute({
  getParentRoute: () => root,
  path: '/kiem-tra/$mark',
  component: lazyRouteComponent(() => import('./pages/check-page'), 'CheckPage'),
});

/** What whoever is not signed in may do: apply, join by a link, set a password by a link. A token stands behind the #, which no server sees. */
export const applyRoute = createRoute({
  getParentRoute: () => root,
  path: '/apply',
  component: lazyRouteComponent(() => import('./pages/apply-page'), 'ApplyPage'),
});
export const joinRoute = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: lazyRouteComponent(() => import('./pages/join-page'), 'JoinPage'),
});
export const resetRoute = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => import('./pages/reset-page'), 'ResetPage'),
});
