// Goal: whoever reads the audit reads words, not names of tables: each table whose changes are kept has one in both languages.
import { TABLES } from '../../apps/api/src/platform/database/row-policies';
import { subjects as english } from '../../apps/web/src/shared/i18n/en/subjects';
import { subjects as vietnamese } from '../../apps/web/src/shared/i18n/vi/subjects';

test('each table of the audit has a word in both languages', () => {
  const kept = Object.entries(TABLES)
    .filter(([, rule]) => rule.audit !== undefined)
    .map(([table]) => table);
  expect(Object.keys(vietnamese.subjects).sort()).toEqual(kept.sort());
  expect(Object.keys(english.subjects).sort()).toEqual(kept.sort());
});
