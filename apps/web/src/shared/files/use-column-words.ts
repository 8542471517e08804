import { useSaySeller } from '../i18n/use-say-seller';
import { seller } from '../i18n/vi/seller';

/** Says a column's name; one that has none is said as the file calls it. */
export function useColumnWords(): (column: string) => string {
  const tell = useSaySeller();
  return (column) => (column in seller.files.columns ? tell(`files.columns.${column as keyof typeof seller.files.columns}`) : column);
}
