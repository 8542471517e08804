import { createContext, use } from 'react';
import { Refusal } from '../../shared/api/refusal';
import type { Faults } from '../../shared/forms/use-faults';
import { useLanguage } from '../../shared/i18n/use-language';

const SheetFaultContext = createContext<(path: string) => string | undefined>(() => undefined);

export const SheetFaults = SheetFaultContext;

/** What the server has against a part of the sheet, by its name there: `yieldKgPerHa`, `ambient.daysMin`, `grades`. */
export const useSheetFault = (): ((path: string) => string | undefined) => use(SheetFaultContext);

/** The parts that show what is held against anything within them. */
const GROUPS = ['season', 'offSeason', 'ambient', 'cold', 'varieties', 'grades', 'units', 'forms'];
const ALONE = ['id', 'effectiveFrom', 'source', 'nameVi', 'nameEn', 'referenceVndPerKg', 'yieldKgPerHa'];

/** The same part under one name, whether the request or the rule named it. */
const plain = (field: string): string => field.replace(/^(sheet|product)\./, '');
const isWithin = (path: string, group: string): boolean => path === group || path.startsWith(`${group}.`);

/** Sorts a refusal to the fields and groups of a sheet, so that nothing the server said is lost. */
export function useSheetFaults(error: unknown): Faults {
  const language = useLanguage();
  const faults = error instanceof Refusal ? error.faults().map((fault) => ({ ...fault, field: plain(fault.field) })) : [];
  const isShown = (field: string) => ALONE.includes(field) || GROUPS.some((group) => isWithin(field, group));
  return {
    of: (path) => {
      const found = faults.find(({ field }) => isWithin(field, path));
      return found === undefined ? undefined : language === 'vi' ? found.detailVi : found.detailEn;
    },
    rest: faults.length > 0 && faults.every(({ field }) => isShown(field)) ? null : error,
  };
}

/** The server's no to something in a group of fields, at the head of the group. */
export function GroupFault({ of }: { of: string }) {
  const said = useSheetFault()(of);
  return said === undefined ? null : (
    <p role="alert" className="bad">
      {said}
    </p>
  );
}
