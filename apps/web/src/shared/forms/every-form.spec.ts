import fs from 'node:fs';
import path from 'node:path';

// Goal: no form goes its own way: figures, days and times are read in one place, and whatever is sent is sent under the key of its draft.
// What those one ways do with bad input is proven beside them (format.spec, read-figure.spec, read-day.spec, read-time.spec, browser/forms).
const SOURCE = path.resolve(__dirname, '../..');

const files = fs
  .readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.(spec|gen)\.tsx?$/.test(file))
  .map((file) => ({ file: file.split(path.sep).join('/'), text: fs.readFileSync(path.join(SOURCE, file), 'utf8') }));

const having = (pattern: RegExp): string[] => files.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

it('the browser’s own fields for figures, days and times, which follow its locale, are nowhere but behind the calendar', () => {
  expect(having(/type="(number|time|datetime-local|month|week)"/)).toEqual([]);
  expect(having(/type="date"/)).toEqual(['shared/ui/date-field.tsx']);
});

it('nobody makes a number out of typed text by hand', () => {
  expect(having(/\bparseFloat|valueAsNumber|\bNumber\(\w+(\.\w+)*\.replace|\.replace\(\/\[\^0-9\]/)).toEqual([]);
});

/** These ask the server for something to read, or keep something in this browser: sent twice they do nothing twice. */
const READS = [
  'app/pages/check-page.tsx',
  'app/pages/oversight-page.tsx',
  'features/identity/audit-panel.tsx',
  'features/identity/rings-panel.tsx',
  'features/lots/view-tabs.tsx',
];
/** Signing in twice is being signed in. */
const SIGNS_IN = ['features/identity/sign-in-form.tsx'];
/** The frames of forms, not forms. */
const FRAMES = ['shared/forms/act-form.tsx', 'shared/forms/draft-form.tsx'];

it('every form that sends, sends under one key until it is done', () => {
  const bare = files
    .filter(({ text }) => /<(form|DraftForm|ActForm)\b/.test(text))
    .filter(({ text }) => !/\b(useDraft|useSellDraft|useDraftKey|useAct)(<[^(]*>)?\(/.test(text))
    .map(({ file }) => file);
  expect(bare.sort()).toEqual([...READS, ...SIGNS_IN, ...FRAMES].sort());
});

it('every form stays on its page: nothing typed is lost to the browser’s own sending', () => {
  const forms = files.filter(({ text }) => /<form\b/.test(text));
  expect(forms.filter(({ text }) => !/preventDefault|= handleSubmit\(/.test(text)).map(({ file }) => file)).toEqual([]);
});
