import { canonical } from '../shared/canonical';
import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import { isSlug, type ProductId } from '../shared/ids';
import { cleanText } from '../shared/text';
import type { ProductSheet } from './product-sheet';
import { requireSheet } from './require-sheet';

/** One dated statement of what a product is. It holds from its day until the next one's. */
export interface ProductVersion {
  readonly version: number;
  readonly effectiveFrom: Day;
  readonly sheet: ProductSheet;
  /** Decree, survey or page that says so. */
  readonly source: string;
  /** Taken back before its day came: it never holds. */
  readonly withdrawn: boolean;
}

/** What an operator proposes. */
export type ProductChange = Pick<ProductVersion, 'effectiveFrom' | 'sheet' | 'source'>;

/** It stands in the name of a stream, in addresses and on papers. */
const PRODUCT_ID_MAX = 40;

const SOURCE = { min: 3, max: 400 } as const;

/** The version that holds on a day: the one that began last, those taken back left out; null before the first. */
export function versionOn<Version extends ProductVersion>(history: readonly Version[], day: Day): Version | null {
  return history.reduce<Version | null>((best, each) => {
    if (each.withdrawn || each.effectiveFrom > day) return best;
    return best === null || each.effectiveFrom > best.effectiveFrom ? each : best;
  }, null);
}

/**
 * The next version of a product. Versions never overlap: each begins after the one before it, and none in the past. Nothing that lots and
 * orders may point at is left out: varieties and grades stay, under other names if need be.
 *
 * @throws DomainError `catalogue.past_day`, `catalogue.version_overlaps`, what `requireSheet` refuses, `catalogue.in_use`,
 * `catalogue.no_change` (in that order)
 */
export function nextVersion(history: readonly ProductVersion[], change: ProductChange, today: Day): ProductVersion {
  const last = history.filter(({ withdrawn }) => !withdrawn).at(-1) ?? null;
  if (change.effectiveFrom < today) throw new DomainError('catalogue.past_day', { today }, 'effectiveFrom');
  if (last !== null && change.effectiveFrom <= last.effectiveFrom)
    throw new DomainError('catalogue.version_overlaps', { version: last.version, from: last.effectiveFrom }, 'effectiveFrom');
  const sheet = requireSheet(change.sheet);
  if (last !== null) {
    requireKept(last.sheet.varieties, sheet.varieties, 'varieties');
    requireKept(last.sheet.grades, sheet.grades, 'grades');
    if (canonical(sheet) === canonical(last.sheet)) throw new DomainError('catalogue.no_change', {});
  }
  return {
    version: (history.at(-1)?.version ?? 0) + 1,
    effectiveFrom: change.effectiveFrom,
    sheet,
    source: cleanText(change.source, SOURCE, 'source'),
    withdrawn: false,
  };
}

/** Reads the name of a product that is to be put into the catalogue: it is its market's for good. @throws DomainError `catalogue.id_invalid` */
export function newProductId(id: string): ProductId {
  if (!isSlug(id) || id.length > PRODUCT_ID_MAX) throw new DomainError('catalogue.id_invalid', { id: id.slice(0, 40) }, 'id');
  return id as ProductId;
}

/** Takes back the version whose day has not come. @throws DomainError `catalogue.version_not_found`, `catalogue.in_force` */
export function withdrawVersion(history: readonly ProductVersion[], version: number, today: Day): ProductVersion {
  const found = history.find((each) => each.version === version && !each.withdrawn);
  if (!found) throw new DomainError('catalogue.version_not_found', {});
  if (found.effectiveFrom <= today) throw new DomainError('catalogue.in_force', { from: found.effectiveFrom });
  return { ...found, withdrawn: true };
}

function requireKept(before: readonly { readonly id: string }[], after: readonly { readonly id: string }[], field: string): void {
  const gone = before.find(({ id }) => !after.some((each) => each.id === id));
  if (gone) throw new DomainError('catalogue.in_use', { id: gone.id }, field);
}
