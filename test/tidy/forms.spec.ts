import fs from 'node:fs';
import path from 'node:path';
import { FORMS } from '../browser/forms/table';

// Goal: a form with fields to type into is either tried in a real browser with everything that people type wrong, or says here why not.
const SOURCE = path.resolve(__dirname, '../../apps/web/src');

const TYPED =
  /<(TextField|WeightField|PriceField|DateField|DayField|TimeField|FigureField|NumberBox|textarea|Form(Weight|Price|Date|Time|Text)|Term(Figure|Text|Lines))\b/;

/** Where something is typed that no row of the table sends, and why. */
const NOT_TRIED: Readonly<Record<string, string>> = {
  'app/pages/areas-page': 'looks for areas: nothing is sent that could be lost',
  'app/pages/check-page': 'looks for a code: nothing is sent that could be lost',
  'app/pages/facilities-page': 'looks for facilities: nothing is sent that could be lost',
  'app/pages/oversight-page': 'a reason before something is read; browser/people',
  'app/pages/sheet-controls': 'shows the fields; nothing is sent',
  'app/pages/verify-page': 'looks for a paper: nothing is sent that could be lost',
  'features/alerts/alert-price': 'one price, as in forms that are tried',
  'features/areas/authorisations': 'the weight and the days of forms that are tried; browser/areas',
  'features/areas/standing-form': 'a day and words, as in forms that are tried; browser/areas',
  'features/contracts/amend-call-off': 'one weight and a day out of a list: browser/two-people has a story of its own',
  'features/contracts/force-panel': 'days out of a list; browser/two-people',
  'features/contracts/paste-plan': 'a table, read line by line: pasted-plan.spec, browser/two-people',
  'features/contracts/waiting-call-off': 'one weight, as in forms that are tried; browser/two-people',
  'features/identity/alone-form': 'words, a name and a password of people who are not signed in; browser/people',
  'features/identity/audit-panel': 'looks for entries: nothing is sent that could be lost',
  'features/identity/invitations-panel': 'words that may be left out; browser/people',
  'features/identity/organisation-to-decide': 'words; browser/people',
  'features/identity/owner-group': 'looks for a sister; browser/people',
  'features/identity/password-form': 'passwords: never kept',
  'features/identity/proof-form': 'passwords: never kept',
  'features/identity/rings-panel': 'a reason before something is read; browser/people',
  'features/identity/second-factor-panel': 'codes: never kept',
  'features/identity/sign-in-form': 'the sign-in itself; browser/forms',
  'features/lots/lot-filters': 'looks for lots: nothing is sent that could be lost',
  'features/offers/ask-steps': 'a part of the lot for sale: lines of a price and a day; browser/haggle',
  'features/offers/change-repeat': 'what a lot that comes again asks: a price and a weight; browser/haggle',
  'features/offers/repeat-terms': 'a part of the lot for sale: a weight and a day; repeat-draft.spec, browser/haggle',
  'features/offers/reprice-many': 'many lots at once, with undo: browser/forms has a story of its own',
  'features/plan/rest-order': 'one price, as in forms that are tried',
  'phone/sell/sell-fields': 'goes into the outbox, not to the server: browser/phone has stories of its own',
  'shared/forms/form-fields': 'the fields themselves',
  'shared/forms/form-moments': 'the fields themselves',
  'shared/forms/organisation-pick': 'the fields themselves',
  'shared/views/list-tools': 'looks for rows: nothing is sent that could be lost',
  'shared/views/name-dialog': 'a name that stays in this browser',
};

const typedInto = fs
  .readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx$/.test(file) && !/\.spec\.tsx$/.test(file) && TYPED.test(fs.readFileSync(path.join(SOURCE, file), 'utf8')))
  .map((file) =>
    file
      .split(path.sep)
      .join('/')
      .replace(/\.tsx$/, ''),
  );

const tried = FORMS.flatMap(({ source }) => source.map((file) => `features/${file}`));

test('every form is in the table of forms, or among those that say why they are not', () => {
  expect(typedInto.filter((file) => !tried.includes(file) && NOT_TRIED[file] === undefined)).toEqual([]);
});

test('neither list names what is gone, nor the same file', () => {
  const places = [...new Set(tried)].filter((file) => !fs.existsSync(path.join(SOURCE, `${file}.tsx`)));
  expect(places).toEqual([]);
  expect(Object.keys(NOT_TRIED).filter((file) => !typedInto.includes(file) || tried.includes(file))).toEqual([]);
});

test('every row has a name of its own', () => {
  expect(new Set(FORMS.map(({ name }) => name)).size).toBe(FORMS.length);
});
