import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { AreaId, AuthorisationId, OrganisationId, ProductId } from '../shared/ids';
import type { Kg } from '../shared/weight';
import type { DayWindow } from '../shared/window';
import type { StandingChange } from './standing';

/** Ground that a code stands for: who keeps it, how large it is, what grows there, and where it may be sold. */
export interface PlantingArea {
  readonly id: AreaId;
  /** Held once in the register. */
  readonly code: string;
  /** The organisation of the market that holds it; null while its holder is not one of ours. */
  readonly holderId: OrganisationId | null;
  readonly holderName: string;
  readonly households: number;
  /** Whole square metres: hectares have four decimals, and none is lost. */
  readonly areaM2: number;
  readonly productId: ProductId;
  /** Commune since July 2025. */
  readonly communeCode: string;
  /** Village and former district, as people say it. */
  readonly placeName: string;
  /** Kilograms a hectare that this ground plausibly bears in a season; null: the product's own figure. */
  readonly yieldKgPerHa: number | null;
  readonly standings: readonly StandingChange[];
  readonly authorisations: readonly Authorisation[];
  /** True once an officer has looked at a code of another form. */
  readonly checked: boolean;
  readonly version: number;
}

/** The holder lets another organisation use the code: so many kilograms, between two days. */
export interface Authorisation {
  readonly id: AuthorisationId;
  readonly userId: OrganisationId;
  readonly kg: Kg;
  readonly window: DayWindow;
  readonly withdrawn: boolean;
  /** What trades have drawn of it. */
  readonly usedKg: Kg;
}

/** What a holder, or an officer in its name, states of a leave. */
export type AuthorisationDraft = Omit<Authorisation, 'id' | 'withdrawn' | 'usedKg'>;

/** A code of either register, as far as its use is concerned. */
export interface HeldCode {
  /** The organisation of the market that holds it; null while its holder is not one of ours. */
  readonly holderId: OrganisationId | null;
  readonly authorisations: readonly Authorisation[];
  readonly version: number;
}

/** Whose lots a code may stand behind: its holder's, and those of whoever may use it. */
export function usersOf({ holderId, authorisations }: Pick<HeldCode, 'holderId' | 'authorisations'>): OrganisationId[] {
  return [...(holderId === null ? [] : [holderId]), ...authorisations.map(({ userId }) => userId)];
}

/** One hectare in square metres. */
export const M2_PER_HA = 10_000;

/** 100 m²: smaller is a garden. 5,000 ha: more than any code of the province; a larger figure is a slip of the keyboard. */
export const AREA_M2 = { min: 100, max: 50_000_000 } as const;

/** Households behind one code. */
export const HOUSEHOLDS = { min: 1, max: 20_000 } as const;

/**
 * Reads hectares as a form or a file gives them, up to four decimals, as whole square metres.
 *
 * @throws DomainError `area.size_out_of_range` for 0, for 1,000,000 and for what is no number
 */
export function areaM2Of(hectares: number, field: string): number {
  const areaM2 = Math.round(hectares * M2_PER_HA);
  const fits = Number.isFinite(hectares) && areaM2 >= AREA_M2.min && areaM2 <= AREA_M2.max;
  if (!fits) {
    const bounds = { least: AREA_M2.min / M2_PER_HA, most: AREA_M2.max / M2_PER_HA };
    throw new DomainError('area.size_out_of_range', bounds, field);
  }
  return areaM2;
}

/** Reads a count of households. @throws DomainError `area.households_out_of_range` */
export function householdsOf(count: number, field: string): number {
  const fits = Number.isSafeInteger(count) && count >= HOUSEHOLDS.min && count <= HOUSEHOLDS.max;
  if (!fits) throw new DomainError('area.households_out_of_range', { least: HOUSEHOLDS.min, most: HOUSEHOLDS.max }, field);
  return count;
}

/** In whose right an organisation uses a code on a day: its own, another's leave, or none (null). */
export function rightOf(
  code: Pick<HeldCode, 'holderId' | 'authorisations'>,
  user: OrganisationId,
  day: Day,
): 'holder' | Authorisation | null {
  if (code.holderId === user) return 'holder';
  const given = code.authorisations.find(
    ({ userId, window, withdrawn }) => userId === user && !withdrawn && window.from <= day && day <= window.to,
  );
  return given ?? null;
}

/** Who reads what the register says of a code: its holder, and whoever has its leave. */
export function isReadBy({ holderId, authorisations }: HeldCode, organisationId: OrganisationId): boolean {
  return holderId === organisationId || authorisations.some(({ userId, withdrawn }) => userId === organisationId && !withdrawn);
}
