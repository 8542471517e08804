import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { filterOf, searchOf } from '../features/lots/lot-filter';
import { sessionQuery } from '../shared/auth/session';
import { catalogueQuery } from '../shared/catalogue/catalogue';
import { byActivity, marketsQuery } from '../shared/market/markets-query';
import { listFilterOf, type ListFilter } from '../shared/views/list-filter';
import { WaitingPage } from './layout/odd-pages';
import { homeOf } from './navigation';
import { applyRoute, checkRoute, joinRoute, resetRoute, signInRoute } from './open-routes';
import { pagePart } from './page-part';
import { root } from './root-route';

/** A list whose filter stands in the address. */
const validateSearch = (search: Record<string, unknown>): ListFilter => listFilterOf(search);

/** Everything behind the sign-in. Names of products and places are read once, before the first screen. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const session = await context.cache.ensureQueryData(sessionQuery);
    if (session === null) throw redirect({ to: '/sign-in', search: { to: location.href } });
    return { session };
  },
  loader: ({ context }) => context.cache.ensureQueryData(catalogueQuery),
  component: pagePart(() => import('./layout/shell'), 'Shell'),
  pendingComponent: WaitingPage,
});

const homeRoute = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: homeOf(context.session), replace: true });
  },
});

const marketsRoute = createRoute({
  getParentRoute: () => inside,
  path: '/markets',
  beforeLoad: async ({ context }) => {
    const markets = await context.cache.ensureQueryData(marketsQuery);
    const [busiest] = byActivity(markets);
    if (busiest !== undefined) throw redirect({ to: '/markets/$marketId', params: { marketId: busiest.id }, replace: true });
  },
});

const boardRoute = createRoute({
  getParentRoute: () => inside,
  path: '/markets/$marketId',
  loader: ({ context }) => context.cache.ensureQueryData(marketsQuery),
  component: pagePart(() => import('./pages/board-page'), 'BoardPage'),
});

const roundsRoute = createRoute({
  getParentRoute: () => inside,
  path: '/rounds',
  validateSearch: (search: Record<string, unknown>): { market?: string; state?: string } => {
    const { product: market, state } = listFilterOf({ product: search['market'], state: search['state'] });
    return { ...(market === undefined ? {} : { market }), ...(state === undefined ? {} : { state }) };
  },
  loader: ({ context }) => context.cache.ensureQueryData(marketsQuery),
  component: pagePart(() => import('./pages/rounds-page'), 'RoundsPage'),
});

const roundRoute = createRoute({
  getParentRoute: () => inside,
  path: '/rounds/$marketId/$number',
  component: pagePart(() => import('./pages/round-page'), 'RoundPage'),
});

const sellRoute = createRoute({
  getParentRoute: () => inside,
  path: '/sell',
  component: pagePart(() => import('./pages/sell-page'), 'SellPage'),
});

const mineRoute = createRoute({
  getParentRoute: () => inside,
  path: '/mine',
  validateSearch,
  component: pagePart(() => import('./pages/mine-page'), 'MinePage'),
});

const tradeRoute = createRoute({
  getParentRoute: () => inside,
  path: '/trades/$tradeId',
  component: pagePart(() => import('./pages/trade-page'), 'TradePage'),
});

const offerRoute = createRoute({
  getParentRoute: () => inside,
  path: '/offers/$offerId',
  component: pagePart(() => import('./pages/offer-page'), 'OfferPage'),
});

const ordersRoute = createRoute({
  getParentRoute: () => inside,
  path: '/orders',
  validateSearch,
  component: pagePart(() => import('./pages/orders-page'), 'OrdersPage'),
});

const contractsRoute = createRoute({
  getParentRoute: () => inside,
  path: '/contracts',
  validateSearch,
  component: pagePart(() => import('./pages/contracts-page'), 'ContractsPage'),
});

const contractRoute = createRoute({
  getParentRoute: () => inside,
  path: '/contracts/$contractId',
  component: pagePart(() => import('./pages/contract-page'), 'ContractPage'),
});

const contractDraftRoute = createRoute({
  getParentRoute: () => inside,
  path: '/contracts/new',
  component: pagePart(() => import('./pages/contract-draft-page'), 'ContractDraftPage'),
});
const contractAmendRoute = createRoute({
  getParentRoute: () => inside,
  path: '/contracts/$contractId/amend',
  component: pagePart(() => import('./pages/contract-amend-page'), 'ContractAmendPage'),
});

const planRoute = createRoute({
  getParentRoute: () => inside,
  path: '/plan',
  component: pagePart(() => import('./pages/plan-page'), 'PlanPage'),
});

const lotsRoute = createRoute({
  getParentRoute: () => inside,
  path: '/lots',
  validateSearch: (search: Record<string, unknown>): Record<string, string | number> => searchOf(filterOf(search)),
  component: pagePart(() => import('./pages/lots-page'), 'LotsPage'),
});

const noticesRoute = createRoute({
  getParentRoute: () => inside,
  path: '/notices',
  component: pagePart(() => import('./pages/notices-page'), 'NoticesPage'),
});

const operateRoute = createRoute({
  getParentRoute: () => inside,
  path: '/operate',
  loader: ({ context }) => context.cache.ensureQueryData(marketsQuery),
  component: pagePart(() => import('./pages/operate-page'), 'OperatePage'),
});

const accountRoute = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: pagePart(() => import('./pages/account-page'), 'AccountPage'),
});
const teamRoute = createRoute({
  getParentRoute: () => inside,
  path: '/team',
  component: pagePart(() => import('./pages/team-page'), 'TeamPage'),
});
const oversightRoute = createRoute({
  getParentRoute: () => inside,
  path: '/oversight',
  component: pagePart(() => import('./pages/oversight-page'), 'OversightPage'),
});
const verifyRoute = createRoute({
  getParentRoute: () => inside,
  path: '/verify',
  component: pagePart(() => import('./pages/verify-page'), 'VerifyPage'),
});

const sheetRoute = createRoute({
  getParentRoute: () => inside,
  path: '/thanh-phan',
  component: pagePart(() => import('./pages/sheet-page'), 'SheetPage'),
});

const seasonRoute = createRoute({
  getParentRoute: () => inside,
  path: '/season',
  component: pagePart(() => import('./pages/season-page'), 'SeasonPage'),
});

const areasRoute = createRoute({
  getParentRoute: () => inside,
  path: '/areas',
  // The product of an area is its commune here: the register is asked by place.
  validateSearch: (search: Record<string, unknown>): { q?: string; state?: string; commune?: string } => {
    const { product: commune, ...rest } = listFilterOf({ ...search, product: search['commune'] });
    return { ...rest, ...(commune === undefined ? {} : { commune }) };
  },
  component: pagePart(() => import('./pages/areas-page'), 'AreasPage'),
});

const papersRoute = createRoute({
  getParentRoute: () => inside,
  path: '/papers',
  component: pagePart(() => import('./pages/papers-page'), 'PapersPage'),
});

const facilitiesRoute = createRoute({
  getParentRoute: () => inside,
  path: '/facilities',
  component: pagePart(() => import('./pages/facilities-page'), 'FacilitiesPage'),
});

const rulesRoute = createRoute({
  getParentRoute: () => inside,
  path: '/access-rules',
  component: pagePart(() => import('./pages/rules-page'), 'RulesPage'),
});

const warningsRoute = createRoute({
  getParentRoute: () => inside,
  path: '/warnings',
  component: pagePart(() => import('./pages/warnings-page'), 'WarningsPage'),
});

const catalogueRoute = createRoute({
  getParentRoute: () => inside,
  path: '/catalogue',
  component: pagePart(() => import('./pages/catalogue-page'), 'CataloguePage'),
});

const productRoute = createRoute({
  getParentRoute: () => inside,
  path: '/catalogue/$productId',
  component: pagePart(() => import('./pages/product-page'), 'ProductPage'),
});

const manyLotsRoute = createRoute({
  getParentRoute: () => inside,
  path: '/thanh-phan/luoi',
  component: pagePart(() => import('./pages/many-lots-page'), 'ManyLotsPage'),
});

/** Whatever else is asked for, by somebody who is signed in. */
const lostRoute = createRoute({
  getParentRoute: () => inside,
  path: '$',
  component: pagePart(() => import('./pages/lost-page'), 'LostPage'),
});

const inner = [
  homeRoute,
  marketsRoute,
  boardRoute,
  roundsRoute,
  roundRoute,
  sellRoute,
  mineRoute,
  noticesRoute,
  tradeRoute,
  offerRoute,
  ordersRoute,
  contractsRoute,
  contractRoute,
  contractDraftRoute,
  contractAmendRoute,
  planRoute,
  lotsRoute,
  manyLotsRoute,
  seasonRoute,
  operateRoute,
  accountRoute,
  teamRoute,
  verifyRoute,
  oversightRoute,
  areasRoute,
  papersRoute,
  facilitiesRoute,
  rulesRoute,
  warningsRoute,
  catalogueRoute,
  productRoute,
  sheetRoute,
  lostRoute,
];
const tree = root.addChildren([signInRoute, checkRoute, applyRoute, joinRoute, resetRoute, inside.addChildren(inner)]);

export function routerOf(cache: QueryClient) {
  return createRouter({ routeTree: tree, context: { cache }, defaultPreload: 'intent', scrollRestoration: true });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerOf>;
  }
}
