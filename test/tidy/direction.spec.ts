// Goal: each rule about who may import whom catches what it forbids, and nothing else.
// Method: the project's own .dependency-cruiser.cjs over small trees written for it; a rule without a case here fails.
import { createRequire } from 'node:module';
import path from 'node:path';
import { type FixtureTree, violationsOf } from './fixture-tree';

const config = createRequire(__filename)('../../.dependency-cruiser.cjs') as {
  readonly RANKS: Readonly<Record<string, number>>;
  readonly forbidden: readonly { readonly name: string }[];
};

const API = 'apps/api/src';
const FEATURE = `${API}/features`;

/** Rule → the import that breaks it. One file each, so that no case can hide behind another. */
const BREAKS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'direction-storage': [`${FEATURE}/offers/a.repository.ts`, `${FEATURE}/offers/offers.service.ts`],
  'direction-service': [`${FEATURE}/offers/b.service.ts`, `${FEATURE}/offers/offers.controller.ts`],
  'direction-door': [`${FEATURE}/offers/c.controller.ts`, `${FEATURE}/offers/offers.module.ts`],
  'direction-roots': [`${FEATURE}/offers/d.service.ts`, `${API}/main.ts`],
  'direction-domain': ['libs/domain/src/offers/e.ts', 'test/support/world.ts'],
  'direction-domain-summary': ['libs/domain/src/offers/f.ts', 'libs/domain/src/across/views/views.ts'],
  'rank-platform': [`${API}/platform/queue/g.ts`, `${FEATURE}/offers/offers.service.ts`],
  'rank-platform-domain': [`${API}/platform/queue/h.ts`, 'libs/domain/src/offers/offer.ts'],
  reach: [`${FEATURE}/orders/i.service.ts`, `${FEATURE}/offers/offers.repository.ts`],
  'reach-dto': [`${FEATURE}/orders/r.service.ts`, `${FEATURE}/offers/offers.dto.ts`],
  'web-border': ['apps/web/src/app/j.ts', `${FEATURE}/offers/offers.dto.ts`],
  'web-features': ['apps/web/src/features/orders/k.ts', 'apps/web/src/features/offers/offer-list.ts'],
  'demo-border': ['apps/demo/src/l.ts', `${FEATURE}/offers/offers.dto.ts`],
  'test-border': ['test/e2e/m.spec.ts', `${FEATURE}/offers/offers.service.ts`],
  'server-border': [`${API}/platform/queue/n.ts`, 'apps/demo/src/world.ts'],
  'live-border': ['libs/live/src/q.ts', 'apps/web/src/app/page.ts'],
};
const PACKAGE_BREAKS: FixtureTree = {
  'libs/domain/src/offers/uses-node.ts': ['node:fs'],
  'libs/domain/src/offers/uses-package.ts': ['rxjs'],
  'libs/live/src/uses-node.ts': ['node:net'],
  'libs/live/src/allowed.ts': ['socket.io-client'],
  'libs/domain/src/shared/one.ts': ['./two'],
  'libs/domain/src/shared/two.ts': ['./one'],
  'libs/domain/src/shared/lonely.ts': [],
  'libs/domain/src/shared/lost.ts': ['./nowhere'],
};

const relative = (from: string, to: string): string => {
  const way = path.posix.relative(path.posix.dirname(from), to).replace(/\.ts$/, '');
  return way.startsWith('.') ? way : `./${way}`;
};
const named = (rules: readonly { readonly rule: string }[]): string[] => [...new Set(rules.map(({ rule }) => rule))].sort();

test('every rule about imports catches the import that breaks it', () => {
  const tree: Record<string, string[]> = {};
  for (const [from, to] of Object.values(BREAKS)) {
    tree[to] ??= [];
    tree[from] = [relative(from, to)];
  }
  const caught = violationsOf(tree);
  for (const [rule, [from, to]] of Object.entries(BREAKS)) expect(caught).toContainEqual({ rule, from, to });
  for (const { from } of caught) expect(Object.values(BREAKS).map(([file]) => file)).toContain(from);
});

test('packages, Node, cycles, orphans and dead ends are caught', () => {
  const caught = violationsOf(PACKAGE_BREAKS);
  const at = (rule: string): string[] => caught.filter((one) => one.rule === rule).map((one) => one.from);
  expect(at('domain-pure').sort()).toEqual(['libs/domain/src/offers/uses-node.ts', 'libs/domain/src/offers/uses-package.ts']);
  expect(at('live-pure')).toEqual(['libs/live/src/uses-node.ts']);
  expect(at('no-cycle')).toContain('libs/domain/src/shared/one.ts');
  expect(at('no-orphan')).toEqual(['libs/domain/src/shared/lonely.ts']);
  expect(at('resolvable')).toEqual(['libs/domain/src/shared/lost.ts']);
  expect(named(caught)).toEqual(['domain-pure', 'live-pure', 'no-cycle', 'no-orphan', 'resolvable']);
});

test('no room imports a room of the same or a higher rank, in the domain and in the api alike', () => {
  const rooms = Object.keys(config.RANKS);
  const tree: Record<string, string[]> = {};
  for (const root of ['libs/domain/src', FEATURE]) {
    for (const to of rooms) tree[`${root}/${to}/${to}.service.ts`] = [];
    for (const from of rooms) {
      for (const to of rooms) if (to !== from) tree[`${root}/${from}/to-${to}.service.ts`] = [`../${to}/${to}.service`];
    }
  }
  const caught = new Set(
    violationsOf(tree)
      .filter(({ rule }) => rule.startsWith('rank-'))
      .map(({ rule, from }) => `${rule} ${from}`),
  );
  for (const root of ['libs/domain/src', FEATURE]) {
    for (const from of rooms) {
      for (const to of rooms) {
        if (to === from) continue;
        const upward = (config.RANKS[to] ?? NaN) >= (config.RANKS[from] ?? NaN);
        const mark = `rank-${from} ${root}/${from}/to-${to}.service.ts`;
        expect([mark, caught.has(mark)]).toEqual([mark, upward]);
      }
    }
  }
});

test('what the rules allow passes without a word', () => {
  const caught = violationsOf({
    'libs/domain/src/shared/weight.ts': [],
    'libs/domain/src/offers/offer.ts': ['../shared/weight'],
    'libs/domain/src/orders/order.ts': ['@domain/offers/offer'],
    'libs/domain/src/across/views/views.ts': ['../../orders/order'],
    'libs/domain/src/events.ts': ['./orders/order', './across/views/views'],
    [`${FEATURE}/offers/offers.repository.ts`]: ['@domain/offers/offer'],
    [`${FEATURE}/offers/offers.service.ts`]: ['./offers.repository'],
    [`${FEATURE}/offers/offers.module.ts`]: ['./offers.service'],
    [`${FEATURE}/orders/orders.service.ts`]: ['../offers/offers.service', '@domain/events'],
    [`${FEATURE}/orders/orders.controller.ts`]: ['./orders.service'],
    [`${FEATURE}/orders/orders.module.ts`]: ['./orders.controller', '../offers/offers.module'],
    [`${API}/main.ts`]: ['./features/orders/orders.module'],
    'apps/web/src/app/page.ts': ['../features/orders/order-list'],
    'apps/web/src/features/orders/order-list.ts': ['@domain/orders/order'],
  });
  expect(caught).toEqual([]);
});

test('every rule has a case', () => {
  const cases = [
    ...Object.keys(BREAKS),
    'domain-pure',
    'live-pure',
    'no-cycle',
    'no-orphan',
    'resolvable',
    ...Object.keys(config.RANKS).map((room) => `rank-${room}`),
  ];
  expect(config.forbidden.map(({ name }) => name).sort()).toEqual(cases.sort());
});
