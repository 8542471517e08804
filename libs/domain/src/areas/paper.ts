import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { AreaId, OrganisationId, PaperId, ProductId } from '../shared/ids';
import { stateTable } from '../shared/state-table';
import { type DayWindow, includesDay } from '../shared/window';

/** Papers that an organisation can show for its fruit. */
export const PAPER_KINDS = ['vietgap', 'globalgap', 'organic', 'ocop', 'geographical_indication', 'residue_test'] as const;

export type PaperKind = (typeof PAPER_KINDS)[number];

/** A declared paper counts for nothing until an officer has seen it. */
export const PAPER_STATES = stateTable<PaperState>('paper', { declared: ['verified', 'revoked'], verified: ['revoked'], revoked: [] });

export type PaperState = 'declared' | 'verified' | 'revoked';

/** A certificate or a test result: whose, for which fruit and ground, and for how long. */
export interface Paper {
  readonly id: PaperId;
  readonly holderId: OrganisationId;
  readonly kind: PaperKind;
  /** Number on the paper; for GlobalG.A.P. the GGN, thirteen digits. */
  readonly number: string;
  /** Fruit it covers, at least one. */
  readonly productIds: readonly ProductId[];
  /** Ground it covers; null: all of the holder's. */
  readonly areaId: AreaId | null;
  readonly issuer: string;
  /** Stars of an OCOP product; null for every other paper. */
  readonly stars: number | null;
  readonly validity: DayWindow;
  /** Where the document lies. */
  readonly document: string;
  /** The scan that was sent with it; null: none. */
  readonly fileId: string | null;
  readonly state: PaperState;
  readonly version: number;
}

/** Days before its last day at which the holder of a paper is reminded. */
export const REMIND_DAYS = 30;

/** A paper of ten years and more is a slip of the keyboard. */
export const VALIDITY_DAYS_MAX = 3_653;

const GGN = /^\d{13}$/;
const STARS = { min: 1, max: 5 } as const;

/** Holds what only one kind of paper has to its form. @throws DomainError `paper.ggn_invalid`, `paper.stars_invalid` */
export function requireKindForm(paper: Pick<Paper, 'kind' | 'number' | 'stars'>): void {
  if (paper.kind === 'globalgap' && !GGN.test(paper.number)) throw new DomainError('paper.ggn_invalid', {}, 'number');
  const { stars } = paper;
  const fits =
    paper.kind === 'ocop' ? stars !== null && Number.isInteger(stars) && stars >= STARS.min && stars <= STARS.max : stars === null;
  if (!fits) throw new DomainError('paper.stars_invalid', {}, 'stars');
}

/** True where a paper speaks for fruit of an area on a day, whatever its state. */
export function coversGoods(paper: Paper, productId: ProductId, areaId: AreaId | null): boolean {
  return paper.productIds.includes(productId) && (paper.areaId === null || paper.areaId === areaId);
}

/** True where a paper was seen by an officer and is valid on a day. */
export function isGoodOn(paper: Paper, day: Day): boolean {
  return paper.state === 'verified' && includesDay(paper.validity, day);
}

/**
 * Two papers of one kind for the same fruit and ground may not be valid at once: one of the two is a copy.
 *
 * @throws DomainError `paper.overlaps`
 */
export function requireNoOverlap(paper: Paper, others: readonly Paper[]): void {
  const clash = others.find(
    (other) =>
      other.id !== paper.id &&
      other.holderId === paper.holderId &&
      other.kind === paper.kind &&
      other.state !== 'revoked' &&
      other.areaId === paper.areaId &&
      other.productIds.some((productId) => paper.productIds.includes(productId)) &&
      other.validity.from <= paper.validity.to &&
      paper.validity.from <= other.validity.to,
  );
  if (clash) throw new DomainError('paper.overlaps', { number: clash.number, to: clash.validity.to }, 'validFrom');
}
