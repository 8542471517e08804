import type { OrganisationId, ProductId } from '../shared/ids';

/** Whose lots a change of codes or papers may concern: of some products, and of some codes or sellers where those are known. */
export interface Concerned {
  readonly productIds: readonly ProductId[];
  readonly codes?: readonly string[];
  readonly sellerIds?: readonly OrganisationId[];
}
