// Who may import whom. Three rules (direction, rank, reach) and the borders of the rooms; RANKS is the list people edit.
// test/tidy/direction.spec.ts breaks each of these rules on a small tree and sees it caught.

const path = require('node:path');

/** A room may import its own rank or a lower one; rooms of the same rank do not know each other. */
const RANKS = {
  shared: 0,
  identity: 1,
  catalogue: 2,
  markets: 2.5,
  plants: 2.7,
  areas: 3,
  documents: 3,
  credit: 3,
  offers: 4,
  contracts: 5,
  supply: 5.5,
  orders: 6,
  trades: 7,
  intake: 8,
  bids: 8,
  clearing: 9,
  access: 9,
  deliveries: 10,
  settlement: 11,
  traceability: 12,
  'market-data': 13,
  promotion: 13,
  realtime: 14,
  push: 13.5,
  notices: 14,
  alerts: 14,
  webhooks: 14,
  audit: 14,
  admin: 14,
};

const ROOM = '^(libs/domain/src|apps/api/src/features)';
const SPEC = '\\.spec\\.tsx?$';
const ROOTS = '^apps/api/src/[^/]+\\.ts$';
const suffix = (...kinds) => `^apps/api/src/(features|platform)/.*\\.(${kinds.join('|')})\\.ts$`;
const feature = (...kinds) => `^apps/api/src/features/.*\\.(${kinds.join('|')})\\.ts$`;
const DOORS = ['controller', 'processor', 'gateway'];

const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const direction = [
  forbid(
    'direction-storage',
    'An entity, mapper or repository knows no service and no door: move the decision into the service.',
    { path: suffix('entity', 'mapper', 'repository') },
    { path: feature('service', 'queries', 'module', ...DOORS) },
  ),
  forbid(
    'direction-service',
    'A service or query knows no door: let the controller, processor or gateway call it.',
    { path: suffix('service', 'queries') },
    { path: feature('module', ...DOORS) },
  ),
  forbid(
    'direction-door',
    'Doors are put together in the module, they do not import it.',
    { path: suffix(...DOORS) },
    { path: feature('module') },
  ),
  forbid(
    'direction-roots',
    'Only the composition roots import one another.',
    { path: '^(apps/api/src/(features|platform)/|libs/)' },
    { path: ROOTS },
  ),
  forbid('direction-domain', 'The rules know nothing of the programs around them.', { path: '^libs/' }, { path: '^(apps|test|scripts)/' }),
  forbid(
    'direction-domain-summary',
    'events.ts and across/ sum up the rooms of the domain; the rooms do not import them back.',
    { path: '^libs/domain/src/(?!across/)[^/]+/' },
    { path: '^libs/domain/src/(across/|[^/]+\\.ts$)' },
  ),
];

const rank = [
  ...Object.entries(RANKS).map(([room, own]) => {
    const closed = Object.entries(RANKS).filter(([other, theirs]) => other !== room && theirs >= own && other !== 'shared');
    const names = closed.map(([other]) => other).join('|');
    return forbid(
      `rank-${room}`,
      `${room} has rank ${own}: it may import lower ranks only. What it needs from above arrives as an event.`,
      { path: `${ROOM}/${room}/` },
      { path: `${ROOM}/(${names})/` },
    );
  }),
  forbid(
    'rank-platform',
    'The platform has rank 0 and knows no feature.',
    { path: '^apps/api/src/platform/' },
    { path: '^apps/api/src/features/' },
  ),
  forbid(
    'rank-platform-domain',
    'The platform has rank 0: of the domain it knows shared and the two summaries only.',
    { path: '^apps/api/src/platform/', pathNot: SPEC },
    { path: '^libs/domain/src/[^/]+/', pathNot: '^libs/domain/src/(shared|identity|across)/' },
  ),
];

const reach = [
  forbid(
    'reach',
    'Of another feature import only its *.service, *.queries or *.module.',
    { path: '^apps/api/src/features/([^/]+)/', pathNot: SPEC },
    { path: '^apps/api/src/features/', pathNot: ['^apps/api/src/features/$1/', '\\.(service|queries|module|dto)\\.ts$'] },
  ),
  forbid(
    'reach-dto',
    'A *.dto of another feature may only be part of a *.dto: a view that contains another says it once.',
    { path: '^apps/api/src/features/([^/]+)/', pathNot: [SPEC, '\\.dto\\.ts$'] },
    { path: '^apps/api/src/features/.*\\.dto\\.ts$', pathNot: '^apps/api/src/features/$1/' },
  ),
];

const borders = [
  forbid(
    'web-border',
    'The client shares only libs/domain and libs/live with the server.',
    { path: '^apps/web/' },
    { path: '^(apps/(api|demo)|test|scripts)/' },
  ),
  forbid(
    'web-features',
    'Features of the client do not import one another: compose them in app/pages.',
    { path: '^apps/web/src/features/([^/]+)/' },
    {
      path: '^apps/web/src/features/',
      pathNot: '^apps/web/src/features/$1/',
    },
  ),
  forbid(
    'demo-border',
    'The demo talks HTTP and sockets: it shares only libs/* with the server.',
    { path: '^apps/demo/' },
    { path: '^(apps/(api|web)|test|scripts)/' },
  ),
  forbid(
    'test-border',
    'Tests outside the rooms are black-box: HTTP, sockets and SQL. A bench may time one part by itself.',
    { path: '^test/', pathNot: '^test/(tidy|bench)/' },
    { path: '^apps/(api|web)/' },
  ),
  forbid(
    'server-border',
    'No program imports tests, launchers or another program.',
    { path: '^apps/api/' },
    { path: '^(apps/(web|demo)|test|scripts)/', pathNot: '^test/support/' },
  ),
  forbid(
    'domain-pure',
    'libs/domain is pure TypeScript: no node:, no package.',
    { path: '^libs/domain/', pathNot: SPEC },
    { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'undetermined'] },
  ),
  forbid(
    'live-pure',
    'libs/live runs in browsers and in Node alike: socket.io-client is its only package.',
    { path: '^libs/live/', pathNot: SPEC },
    {
      dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
      pathNot: 'node_modules/socket\\.io-client/',
    },
  ),
  forbid(
    'live-border',
    'Of the domain libs/live uses shared values and the two summaries.',
    { path: '^libs/live/' },
    { path: '^(apps|test|scripts)/' },
  ),
  forbid('no-cycle', 'A cycle has no direction: move the shared part down.', {}, { circular: true }),
  forbid(
    'no-orphan',
    'Nobody imports it and it imports nobody: delete it.',
    {
      orphan: true,
      pathNot: [
        SPEC,
        '\\.d\\.ts$',
        '\\.sql$',
        '\\.config\\.mts$',
        '\\.worker\\.ts$',
        '^test/support/((long-tests|scaled-profile)\\.ts|shifted-clock\\.cjs)$',
      ],
    },
    {},
  ),
  forbid('resolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
];

module.exports = {
  forbidden: [...direction, ...rank, ...reach, ...borders],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.gen\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: path.resolve('apps/api/tsconfig.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
// Not enumerable: the tidy test reads it, the checker of this configuration must not see it.
Object.defineProperty(module.exports, 'RANKS', { value: RANKS });
