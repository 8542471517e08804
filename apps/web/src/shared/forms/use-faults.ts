import { Refusal } from '../api/refusal';
import { useLanguage } from '../i18n/use-language';

/** What the server held against a form: sentences by field, and `rest` when something belongs to no field shown. */
export interface Faults {
  of(field: string): string | undefined;
  readonly rest: unknown;
}

/** Sorts a refusal to the fields that a form shows, so that nothing the server said is lost. */
export function useFaults(error: unknown, shown: readonly string[]): Faults {
  const language = useLanguage();
  const faults = error instanceof Refusal ? error.faults().map((fault) => ({ ...fault, field: fault.field.replace(/\.\d+$/, '') })) : [];
  const allShown = faults.length > 0 && faults.every((fault) => shown.includes(fault.field));
  return {
    of: (field) => {
      const found = faults.find((fault) => fault.field === field);
      return found === undefined ? undefined : language === 'vi' ? found.detailVi : found.detailEn;
    },
    rest: allShown ? null : error,
  };
}
