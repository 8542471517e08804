import { DomainError } from '../shared/domain-error';
import type { Day } from '../shared/day';
import type { DestinationId, ProductId } from '../shared/ids';
import type { PaperKind } from './paper';

/** How far a market is open to a product. `pilot` is open; everything after it is not. */
export const ACCESS = ['open', 'pilot', 'pending', 'not_listed', 'unknown'] as const;

export type Access = (typeof ACCESS)[number];

/** What one market asks of one product between two days. Dated data with a source and an owner, never code. */
export interface AccessRule {
  readonly marketId: DestinationId;
  /** Null: every product without a rule of its own. */
  readonly productId: ProductId | null;
  readonly access: Access;
  readonly needsAreaCode: boolean;
  readonly needsPackingCode: boolean;
  /** Any one of these will do; empty: none is asked for. */
  readonly papers: readonly PaperKind[];
  readonly needsPhytosanitary: boolean;
  /** Such as irradiation; what the exporter arranges, so no lot is kept out for it. */
  readonly treatment: string | null;
  /** Border gates that alone may be used; empty: any. */
  readonly gates: readonly string[];
  readonly notes: readonly string[];
  readonly from: Day;
  /** Null: until another rule takes its place. */
  readonly to: Day | null;
  readonly source: string;
  /** Who keeps the rule true. */
  readonly owner: string;
}

/** The rule that holds for a product in a market on a day: its own before the general one, the newer before the older; null for none. */
export function ruleOn(rules: readonly AccessRule[], marketId: DestinationId, productId: ProductId, day: Day): AccessRule | null {
  const valid = rules.filter((rule) => rule.marketId === marketId && rule.from <= day && (rule.to === null || day <= rule.to));
  return newest(valid.filter((rule) => rule.productId === productId)) ?? newest(valid.filter((rule) => rule.productId === null));
}

function newest(rules: readonly AccessRule[]): AccessRule | null {
  return rules.reduce<AccessRule | null>((best, rule) => (best === null || rule.from > best.from ? rule : best), null);
}

/**
 * A rule with an end may not overlap another with an end; an open one is ended by the next.
 *
 * @throws DomainError `window.ends_before_start`, `access_rule.overlaps` (in that order)
 */
export function requireRuleFits(rule: AccessRule, others: readonly AccessRule[]): void {
  if (rule.to !== null && rule.to < rule.from)
    throw new DomainError('window.ends_before_start', { from: rule.from, to: rule.to }, 'validTo');
  const clash = others.find(
    (other) =>
      other.marketId === rule.marketId &&
      other.productId === rule.productId &&
      (other.from === rule.from || (other.to !== null && other.from <= (rule.to ?? other.to) && rule.from <= other.to)),
  );
  if (clash) throw new DomainError('access_rule.overlaps', { from: clash.from }, 'validFrom');
}
