import { DomainError } from '../shared/domain-error';
import { cleanText } from '../shared/text';
import type { OrganisationKind } from './organisation';

/** Kinds of organisation that may ask to be let in by themselves; the department and the operator are set up by hand. */
export const APPLYING_KINDS = [
  'cooperative',
  'processor',
  'trader',
  'exporter',
  'supermarket',
] as const satisfies readonly OrganisationKind[];

/** What proves that an organisation exists, and whom to call. */
export interface Particulars {
  /** Ten digits, or ten and three for a branch; null for a cooperative that gives its registration number instead. */
  readonly taxCode: string | null;
  /** The number of the certificate of registration. */
  readonly registrationNumber: string | null;
  readonly address: string;
  readonly contactName: string;
  readonly contactPhone: string;
  /** Papers that can be shown: what and their number. */
  readonly papers: readonly string[];
}

/** Weights of the first nine digits (Circular 105/2020/TT-BTC numbers keep the check digit of the older ones). */
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** Lengths of the free texts. */
const TEXT = { min: 2, max: 200 } as const;
const PAPERS_MAX = 10;

/**
 * Reads a Vietnamese tax code: ten digits with a check digit, a branch adds "-" and three.
 *
 * @throws DomainError `tax_code.invalid`
 */
export function taxCodeOf(text: string, field: string): string {
  const typed = text.normalize('NFKC').replace(/[\s.]/g, '');
  const [, ten, branch] = /^(\d{10})(?:-?(\d{3}))?$/.exec(typed) ?? [];
  if (ten === undefined || !hasRightCheckDigit(ten)) throw new DomainError('tax_code.invalid', {}, field);
  return branch === undefined ? ten : `${ten}-${branch}`;
}

function hasRightCheckDigit(ten: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * (ten.charCodeAt(at) - 48), 0);
  return (10 - (sum % 11)) % 10 === ten.charCodeAt(9) - 48 && sum % 11 !== 0;
}

/**
 * Reads what an organisation says of itself: a tax code, or for a cooperative its registration number.
 *
 * @throws DomainError `tax_code.invalid`, `registration.required`, and those of texts
 */
export function particularsOf(
  kind: OrganisationKind,
  said: {
    readonly taxCode: string | null;
    readonly registrationNumber: string | null;
    readonly address: string;
    readonly contactName: string;
    readonly contactPhone: string;
    readonly papers: readonly string[];
  },
): Particulars {
  const taxCode = said.taxCode === null ? null : taxCodeOf(said.taxCode, 'taxCode');
  const registrationNumber = said.registrationNumber === null ? null : cleanText(said.registrationNumber, TEXT, 'registrationNumber');
  if (taxCode === null && (kind !== 'cooperative' || registrationNumber === null))
    throw new DomainError('registration.required', {}, 'taxCode');
  return {
    taxCode,
    registrationNumber,
    address: cleanText(said.address, TEXT, 'address'),
    contactName: cleanText(said.contactName, TEXT, 'contactName'),
    contactPhone: cleanText(said.contactPhone, TEXT, 'contactPhone'),
    papers: said.papers.slice(0, PAPERS_MAX).map((paper, at) => cleanText(paper, TEXT, `papers.${at}`)),
  };
}
