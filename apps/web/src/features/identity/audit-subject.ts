import type { TFunction } from 'i18next';
import { addWords } from '../../shared/i18n/add-words';
import { subjects } from '../../shared/i18n/vi/subjects';

addWords(subjects);

/** Tables whose changes are kept, by the names of the audit. */
const SUBJECTS = Object.keys(subjects.subjects);

/** What an entry speaks of, in the reader's words; a table that is gone by its name. */
export const subjectWords = (t: TFunction, subject: string): string =>
  SUBJECTS.includes(subject) ? t(`subjects.${subject as 'offers'}`) : subject;

/** What the entries can be sifted by. */
export const subjectOptions = (t: TFunction) => [
  { value: '', label: t('people.audit.all') },
  ...SUBJECTS.map((subject) => ({ value: subject, label: subjectWords(t, subject) })),
];
