// What a machine can hold of the house style. Every ban names what to use instead.
// Inline switches are off (`noInlineConfig`): a rule that is wrong here is changed here, for everyone. What only types can tell, that a promise
// is left alone, stands in .oxlintrc.json: oxlint asks the native compiler, in a sixth of the time.
import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const ban = (selector, message) => ({ selector, message });

const SIZES = [
  ban(
    "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>7]",
    'A constructor takes at most 7 dependencies: split the class by noun.',
  ),
  ban(':not(MethodDefinition) > FunctionExpression[params.length>4]', 'At most 4 parameters: pass an object.'),
  ban("MethodDefinition:not([kind='constructor']) > FunctionExpression[params.length>4]", 'At most 4 parameters: pass an object.'),
  ban('FunctionDeclaration[params.length>4]', 'At most 4 parameters: pass an object.'),
  ban('ArrowFunctionExpression[params.length>4]', 'At most 4 parameters: pass an object.'),
];
const EXACT_NUMBERS = [
  ban(
    "CallExpression[callee.name='parseFloat']",
    'Quantities and prices are whole numbers: use Weight, UnitPrice or Money of @domain/shared.',
  ),
  ban(
    "CallExpression[callee.object.name='Number'][callee.property.name='parseFloat']",
    'Quantities and prices are whole numbers: use Weight, UnitPrice or Money of @domain/shared.',
  ),
  ban(
    "CallExpression[callee.name='Number'] > Identifier.arguments[name=/(kg|vnd)$/i]",
    'Turn kg and VND into their types through @domain/shared or the column transformers, not with Number().',
  ),
  ban(
    "CallExpression[callee.name='Number'] > MemberExpression.arguments[property.name=/(kg|vnd)$/i]",
    'Turn kg and VND into their types through @domain/shared or the column transformers, not with Number().',
  ),
];
const SAFE_SQL = [
  ban(
    "CallExpression[callee.property.name='query'] > TemplateLiteral.arguments > :not(Identifier[name=/^[A-Z0-9_]+$/]).expressions",
    'Into SQL splice only constants in CAPITALS: pass values as $1, $2, … parameters.',
  ),
  ban(
    "CallExpression[callee.property.name='query'] > BinaryExpression.arguments[operator='+']",
    'Never build SQL by concatenation: pass values as $1, $2, … parameters.',
  ),
];
const ONE_CLOCK = [
  ban("NewExpression[callee.name='Date']", 'Take the time from platform/clock (Clock.now, Clock.today, instantOf), never from Date.'),
  ban(
    "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    'Take the time from platform/clock (Clock.now), never from Date.now.',
  ),
];
const ONE_CHANCE = [
  ban(
    "MemberExpression[object.name='Math'][property.name='random']",
    'Take ids from platform/clock/id-source (server) or the seeded generator (demo), never from Math.random.',
  ),
  ban("MemberExpression[property.name='randomUUID']", 'Take ids from platform/clock/id-source (IdSource.next), never from randomUUID.'),
];
const ONE_ENV = [
  ban(
    "MemberExpression[object.name='process'][property.name='env']",
    'Read settings from platform/config/env.ts, the only reader of process.env.',
  ),
];
const PURE = [
  ban("Identifier[name='Date']", 'libs/domain has no clock: take the instant or the day as an argument.'),
  ban("MemberExpression[object.name='Math'][property.name='random']", 'libs/domain has no chance: take the value as an argument.'),
  ban(':function[async=true]', 'libs/domain has no waiting: load first, then decide.'),
  ban('AwaitExpression', 'libs/domain has no waiting: load first, then decide.'),
  ban(':function > AssignmentPattern.params', 'No default arguments in the domain: the caller says what it wants.'),
];
const restrict = (...groups) => ['error', ...groups.flat()];

const NODE_GLOBALS = Object.fromEntries(
  [
    'process',
    'console',
    'URL',
    'Buffer',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'fetch',
    'performance',
    'AbortController',
    'AbortSignal',
    'structuredClone',
  ].map((name) => [name, 'readonly']),
);
const SPECS = ['**/*.spec.ts', '**/*.spec.tsx', 'test/**/*.ts'];

export default tseslint.config(
  { ignores: ['dist/**', '.data/**', 'coverage/**', '**/*.gen.ts', 'node_modules.lock/**', 'apps/web/public/**'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'off', // decorator metadata needs the value import
    },
  },
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'no-param-reassign': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 70 }],
      'no-restricted-syntax': restrict(SIZES, SAFE_SQL),
    },
  },
  { files: ['**/*.{mjs,cjs}'], languageOptions: { globals: NODE_GLOBALS } },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { ...NODE_GLOBALS, module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    rules: { 'no-restricted-syntax': restrict(SIZES, EXACT_NUMBERS, SAFE_SQL, ONE_CLOCK, ONE_CHANCE, ONE_ENV), 'no-console': 'error' },
  },
  { files: ['apps/api/src/platform/clock/**/*.ts'], rules: { 'no-restricted-syntax': restrict(SIZES, EXACT_NUMBERS, SAFE_SQL, ONE_ENV) } },
  {
    files: ['apps/api/src/platform/config/*.ts'],
    rules: { 'no-restricted-syntax': restrict(SIZES, EXACT_NUMBERS, SAFE_SQL, ONE_CLOCK, ONE_CHANCE) },
  },
  // Statements for whatever table a reference file names: the names are our own files', quoted; the rows go as one parameter.
  {
    files: ['apps/api/src/features/catalogue/load-reference.ts'],
    rules: { 'no-restricted-syntax': restrict(SIZES, EXACT_NUMBERS, ONE_CLOCK, ONE_CHANCE, ONE_ENV) },
  },
  // A migration is one list of statements, read from top to bottom.
  {
    files: ['apps/api/src/platform/database/migrations/*.ts'],
    // Names of tables in a loop are the migration's own words; nothing from outside reaches it.
    rules: { 'max-lines-per-function': 'off', 'no-restricted-syntax': restrict(SIZES, EXACT_NUMBERS, ONE_CLOCK, ONE_CHANCE, ONE_ENV) },
  },
  // The composition roots speak to whoever started them: a launcher, a terminal.
  { files: ['apps/api/src/{main,cli,setup}.ts'], rules: { 'no-console': 'off' } },
  { files: ['apps/demo/src/**/*.ts'], rules: { 'no-restricted-syntax': restrict(SIZES, EXACT_NUMBERS, ONE_CHANCE) } },
  { files: ['libs/domain/src/**/*.ts'], rules: { 'no-restricted-syntax': restrict(SIZES, EXACT_NUMBERS, PURE) } },
  // The kernel's inner loops pass numbers and typed arrays by hand: an object for each of a million calls would cost more than the work.
  { files: ['libs/domain/src/clearing/**/*.ts'], rules: { 'no-restricted-syntax': restrict(EXACT_NUMBERS, PURE) } },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.recommended],
    plugins: { 'react-hooks': reactHooks },
    // The two classic rules; the compiler's cost as much as the whole rest.
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-syntax': restrict(SIZES, EXACT_NUMBERS),
    },
  },
  { files: ['libs/domain/src/**/*.spec.ts'], rules: { 'no-restricted-syntax': restrict(SIZES) } },
  {
    files: SPECS,
    rules: { 'max-lines': ['error', { max: 500 }], 'max-lines-per-function': 'off', 'no-restricted-syntax': restrict(SIZES) },
  },
  { files: ['test/support/**/*.ts'], rules: { 'max-lines': ['error', { max: 300 }], 'max-lines-per-function': ['error', { max: 70 }] } },
);
