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
  'shared/views/name-dialog.tsx',
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

const TYPED =
  /<(TextField|WeightField|PriceField|DateField|DayField|TimeField|FigureField|NumberBox|textarea|Form(Weight|Price|Date|Time|Text)|Term(Figure|Text|Lines))\b/;
const KEEPS = /\b(useDraft|useTyped|useSellDraft)[<(]/;

/** Fields of a form that keeps what is typed into all of them. */
const PARTS = [
  'features/catalogue/conversion-fields.tsx',
  'features/catalogue/general-fields.tsx',
  'features/catalogue/grade-fields.tsx',
  'features/catalogue/number-box.tsx',
  'features/catalogue/variety-fields.tsx',
  'features/contracts/period-rows.tsx',
  'features/contracts/split-bar.tsx',
  'features/contracts/terms-fields.tsx',
  'features/contracts/terms-form.tsx',
  'features/offers/ask-steps.tsx',
  'features/offers/lot-rules-part.tsx',
  'features/offers/offer-fields.tsx',
  'features/offers/repeat-terms.tsx',
  'features/orders/order-fields.tsx',
  'features/orders/order-rules-part.tsx',
  'features/orders/standing-schedule-part.tsx',
  'phone/sell/sell-fields.tsx',
  'shared/forms/form-fields.tsx',
  'shared/forms/form-moments.tsx',
  'shared/forms/organisation-pick.tsx',
];
/** One field or two, or a figure and a day: typed again sooner than a note about it is read. */
const SHORT = [
  'features/alerts/alert-price.tsx',
  'features/bids/bid-list.tsx',
  'features/contracts/amend-call-off.tsx',
  'features/contracts/waiting-call-off.tsx',
  'features/credit/credit-of-pair.tsx',
  'features/identity/invitations-panel.tsx',
  'features/identity/organisation-to-decide.tsx',
  'features/identity/owner-group.tsx',
  'features/identity/rings-panel.tsx',
  'features/offers/reprice-many.tsx',
  'features/operating/halt-form.tsx',
  'shared/views/name-dialog.tsx',
];
/** Passwords and codes: never kept. */
const SECRET = [
  'features/identity/password-form.tsx',
  'features/identity/proof-form.tsx',
  'features/identity/second-factor-panel.tsx',
  'features/identity/sign-in-form.tsx',
];
/** What is looked for; nothing is sent that could be lost. */
const LOOKING = [
  'app/pages/areas-page.tsx',
  'app/pages/check-page.tsx',
  'app/pages/facilities-page.tsx',
  'app/pages/oversight-page.tsx',
  'app/pages/sheet-controls.tsx',
  'app/pages/verify-page.tsx',
  'features/identity/audit-panel.tsx',
  'features/lots/lot-filters.tsx',
  'shared/views/list-tools.tsx',
];

it('every form of more than two fields keeps what is typed into it, and says when it was', () => {
  const forgetting = files.filter(({ text }) => TYPED.test(text) && !KEEPS.test(text)).map(({ file }) => file);
  expect(forgetting.sort()).toEqual([...PARTS, ...SHORT, ...SECRET, ...LOOKING].sort());
  const keeping = files.filter(({ file, text }) => file.startsWith('features/') && file.endsWith('.tsx') && KEEPS.test(text));
  expect(keeping.filter(({ text }) => !/found=\{/.test(text)).map(({ file }) => file)).toEqual([]);
});

it('a password is never kept', () => {
  const kept = files.filter(({ file, text }) => KEEPS.test(text) && /password/.test(text) && !file.startsWith('shared/'));
  expect(kept.map(({ file }) => file)).toEqual(['features/identity/alone-form.tsx']);
  expect(kept[0]?.text).toMatch(/never: fields\.filter\(\(\{ type \}\) => type === 'password'\)/);
});
