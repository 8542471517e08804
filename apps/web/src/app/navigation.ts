import type { Icon } from '@tabler/icons-react';
import {
  IconBasketDown,
  IconBasketUp,
  IconCalendarStats,
  IconChartLine,
  IconEye,
  IconFileText,
  IconHistory,
  IconMapPin,
  IconPlus,
  IconSearch,
  IconSettings,
  IconShieldCheck,
  IconTableOptions,
  IconUsers,
} from '@tabler/icons-react';
import type { Session } from '../shared/api/views';

export type NavKey =
  | 'team'
  | 'verify'
  | 'oversight'
  | 'board'
  | 'rounds'
  | 'sell'
  | 'mine'
  | 'trades'
  | 'orders'
  | 'contracts'
  | 'plan'
  | 'lots'
  | 'season'
  | 'operate'
  | 'areas';

export interface NavItem {
  readonly key: NavKey;
  readonly to:
    | '/markets'
    | '/rounds'
    | '/sell'
    | '/mine'
    | '/orders'
    | '/contracts'
    | '/plan'
    | '/lots'
    | '/season'
    | '/operate'
    | '/team'
    | '/verify'
    | '/oversight'
    | '/areas';
  readonly icon: Icon;
  /** Also on the phone's bar, which has room for four and the account. */
  readonly onPhone: boolean;
}

/** What a member can go to, by what the member may do; the order is the order of a day's work. */
export function navigationOf(session: Session): NavItem[] {
  const may = (permission: string) => session.permissions.includes(permission);
  const sells = may('offer.open');
  const buys = may('order.place');
  const items: Array<NavItem | false> = [
    { key: 'board', to: '/markets', icon: IconChartLine, onPhone: true },
    { key: 'rounds', to: '/rounds', icon: IconHistory, onPhone: !sells && !buys },
    may('order.place') && { key: 'lots', to: '/lots', icon: IconSearch, onPhone: false },
    sells && { key: 'sell', to: '/sell', icon: IconPlus, onPhone: true },
    buys && { key: 'orders', to: '/orders', icon: IconBasketDown, onPhone: true },
    may('trade.read') && { key: sells ? 'mine' : 'trades', to: '/mine', icon: IconBasketUp, onPhone: true },
    may('market.operate') && { key: 'operate', to: '/operate', icon: IconSettings, onPhone: true },
    may('area.read') && { key: 'areas', to: '/areas', icon: IconMapPin, onPhone: !sells && !buys && !may('market.operate') },
    may('contract.read') && { key: 'contracts', to: '/contracts', icon: IconFileText, onPhone: !sells },
    may('intake_plan.write') && { key: 'plan', to: '/plan', icon: IconTableOptions, onPhone: false },
    may('organisation.verify') && { key: 'verify', to: '/verify', icon: IconShieldCheck, onPhone: true },
    may('ring.read') && { key: 'oversight', to: '/oversight', icon: IconEye, onPhone: may('details.read') },
    { key: 'team', to: '/team', icon: IconUsers, onPhone: false },
    { key: 'season', to: '/season', icon: IconCalendarStats, onPhone: !sells && !buys && !may('market.operate') && !may('details.read') },
  ];
  return items.filter((item): item is NavItem => item !== false);
}

/** Where somebody lands: at what waits for an answer, or at the market. */
export function homeOf(session: Session): '/mine' | '/markets' {
  return session.permissions.includes('offer.open') ? '/mine' : '/markets';
}
