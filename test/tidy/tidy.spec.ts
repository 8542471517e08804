// Goal: the habits of the house that no other tool holds. Method: read the files, list what breaks a habit, expect none.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { REFUSALS, REFUSAL_CODES } from '@domain/shared/refusal-codes';
import { ROOT, foldersIn, sourceFiles } from './source-files';

const CODE = /\.(ts|tsx|mts|mjs|cjs)$/;
const SPEC = /\.spec\.tsx?$/;
const GENERATED = /\.gen\.ts$/;
/** This list itself, and the one place where a test may be left out, aloud. */
const EXCEPT = ['test/tidy/tidy.spec.ts', 'test/support/test-where.ts'];
const code = sourceFiles(CODE).filter((file) => !GENERATED.test(file.path));

/** In pieces, so that this file does not break its own rule. Each says what to do instead. */
const BANNED: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK', 'X' + 'XX'].join('|')})\\b`), 'do it now, or file an issue'],
  [new RegExp(`@ts-${'(ignore|nocheck|expect-error)'}`), 'say the type'],
  [new RegExp(`(es|ox)lint-${'disable'}`), 'change the rule in eslint.config.mjs or .oxlintrc.json, for everyone'],
  [new RegExp(`\\bas ${'any'}\\b`), 'say the type'],
  [new RegExp(`\\b(it|test|describe)\\.${'(only|skip|todo)'}\\b`), 'a test runs or does not exist'],
  [new RegExp(`\\bforward${'Ref'}\\(\\(\\)`), 'move the shared part to a lower room'],
  [new RegExp(['', 'work', ''].join('/')), 'a path of one machine is no path'],
];

/** Words of a stock exchange; what happens here is matching. Left: what must not appear. */
const NOT_OUR_TRADE = ['khớp lệnh', 'sổ lệnh', 'đặt lệnh', 'sàn giao dịch'];

test('a file is one idea: 300 lines at most, a spec 500', () => {
  const long = code.filter(({ path: name, text }) => text.split('\n').length - 1 > (SPEC.test(name) ? 500 : 300));
  expect(long.map((file) => file.path)).toEqual([]);
});

test('half of all files are short', () => {
  const lines = code.map(({ text }) => text.split('\n').length).sort((a, b) => a - b);
  expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(90);
});

test('nothing is left undone, switched off or bound to one machine', () => {
  const found = code
    .filter((file) => !EXCEPT.includes(file.path))
    .flatMap(({ path: name, text }) =>
      BANNED.filter(([word]) => word.test(text)).map(([word, instead]) => `${name}: ${word.source} (${instead})`),
    );
  expect(found).toEqual([]);
});

test('screens and sentences speak of matching, not of a stock exchange', () => {
  const spoken = sourceFiles(/\.(ts|tsx|json|html)$/, ['apps', 'libs']);
  const found = spoken.flatMap(({ path: name, text }) =>
    NOT_OUR_TRADE.filter((word) => text.toLowerCase().normalize('NFC').includes(word)).map((word) => `${name}: ${word}`),
  );
  expect(found).toEqual([]);
});

test('files are kebab-case, and no index file hides where things live', () => {
  const odd = code
    .map((file) => path.basename(file.path))
    .filter((name) => !/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(name) || /^index\./.test(name));
  expect(odd).toEqual([]);
});

test('every function, class and shape of the domain says what it is', () => {
  const silent = sourceFiles(/\.ts$/, ['libs/domain/src'])
    .filter((file) => !SPEC.test(file.path))
    .flatMap(({ path: name, text }) => {
      const lines = text.split('\n');
      return lines.flatMap((line, at) =>
        /^export (function|class|abstract class|interface)\b/.test(line) && !/\*\/\s*$/.test(lines[at - 1] ?? '')
          ? [`${name}:${at + 1} ${line}`]
          : [],
      );
    });
  expect(silent).toEqual([]);
});

test('every table says what a row of it is', () => {
  const silent = sourceFiles(/\.entity\.ts$/, ['apps']).filter(({ text }) => !/\*\/\s*\n@Entity\(/.test(text));
  expect(silent.map((file) => file.path)).toEqual([]);
});

test('every room says in a README what lives in it and what does not', () => {
  const rooms = [
    ...foldersIn('apps'),
    ...foldersIn('libs'),
    ...foldersIn('apps/api/src/features'),
    ...foldersIn('libs/domain/src'),
    'docker',
    'scripts',
    'test',
  ];
  expect(rooms.filter((room) => !fs.existsSync(path.join(ROOT, room, 'README.md')))).toEqual([]);
});

test('every room of the domain and of the api has a rank', () => {
  const { RANKS } = createRequire(__filename)('../../.dependency-cruiser.cjs') as { readonly RANKS: Readonly<Record<string, number>> };
  const rooms = [...foldersIn('apps/api/src/features'), ...foldersIn('libs/domain/src')].map((room) => path.basename(room));
  // What goes across the rooms stands above the ranks: a rule of its own keeps rooms from importing it.
  expect(rooms.filter((room) => RANKS[room] === undefined)).toEqual(['across']);
});

test('every refusal has a sentence in both languages, with the same facts in it', () => {
  const facts = (sentence: string): string[] => [...new Set(sentence.match(/\{[A-Za-z]+\}/g) ?? [])].sort();
  for (const refusalCode of REFUSAL_CODES) {
    const { vi, en } = REFUSALS[refusalCode];
    expect([refusalCode, vi.trim().length > 5, en.trim().length > 5, vi !== en]).toEqual([refusalCode, true, true, true]);
    expect([refusalCode, facts(vi)]).toEqual([refusalCode, facts(en)]);
  }
});

test('every refusal is met by some test', () => {
  const tests = sourceFiles(SPEC)
    .filter((file) => !EXCEPT.includes(file.path))
    .map((file) => file.text)
    .join('\n');
  expect(REFUSAL_CODES.filter((refusalCode) => !tests.includes(`'${refusalCode}'`))).toEqual([]);
});

test('every invariant says in its first line what must hold', () => {
  const silent = sourceFiles(/\.sql$/, ['test/invariants']).filter(({ text }) => !/^-- .{20,}/.test(text));
  expect(silent.map((file) => file.path)).toEqual([]);
});

test('every command of package.json leads to a program that exists', () => {
  const { scripts } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const programs = Object.entries(scripts).flatMap(([name, line]) =>
    [...line.matchAll(/\bnode ([\w./-]+\.m?js)/g)].map((match) => [name, match[1] ?? '']),
  );
  expect(programs.filter(([, file]) => !fs.existsSync(path.join(ROOT, file ?? '')))).toEqual([]);
});
