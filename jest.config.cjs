// One jest, several projects: `unit` needs nothing but Node; the others need a running PostgreSQL (test/support/).
const fs = require('node:fs');
const path = require('node:path');

const esmPackages = [
  '@nestjs',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@borewit',
  '@tokenizer',
  'uid',
  'cookie',
  'uuid',
  'load-esm',
];

const swc = (parser, transform = {}) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    jsc: {
      parser: { syntax: 'typescript', decorators: true, ...parser },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false, ...transform },
      target: 'es2022',
      keepClassNames: true,
    },
    module: { type: 'commonjs', ignoreDynamic: true },
  },
];

const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: { '^@domain/(.*)$': '<rootDir>/libs/domain/src/$1', '^@live/(.*)$': '<rootDir>/libs/live/src/$1' },
  transform: {
    '^.+\\.tsx$': swc({ tsx: true }, { react: { runtime: 'automatic' } }),
    '^.+\\.(ts|mjs|js)$': swc({ tsx: false }),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};

// These talk to compiled servers on a real PostgreSQL: a story takes longer than jest's 5 s default.
const withServers = {
  ...common,
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/long-tests.ts'],
};

/** Stories run on both profiles, but for those whose head says that they do not touch what differs. */
const storiesOnBothProfiles = ['integration', 'e2e']
  .map((folder) => path.join(__dirname, 'test', folder))
  .flatMap((folder) => fs.readdirSync(folder).map((file) => path.join(folder, file)))
  .filter((file) => file.endsWith('.spec.ts') && !/@profiles embedded$/m.test(fs.readFileSync(file, 'utf8')));

module.exports = {
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/libs/**/*.spec.ts',
        '<rootDir>/apps/**/*.spec.ts',
        '<rootDir>/apps/**/*.spec.tsx',
        '<rootDir>/scripts/**/*.spec.ts',
        '<rootDir>/test/tidy/**/*.spec.ts',
        '<rootDir>/test/golden/**/*.spec.ts',
        '<rootDir>/test/model/**/*.spec.ts',
      ],
    },
    {
      ...withServers,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/integration/**/*.spec.ts', '<rootDir>/test/e2e/**/*.spec.ts'],
    },
    {
      ...withServers,
      displayName: 'scaled',
      setupFiles: ['<rootDir>/test/support/scaled-profile.ts'],
      testMatch: storiesOnBothProfiles,
    },
    {
      ...withServers,
      displayName: 'browser',
      globalSetup: '<rootDir>/test/support/browser-setup.ts',
      testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
    },
  ],
};
