import { shortOf } from '@domain/shared/short-id';

/** What a short address can lead to: a lot, an order, a contract, a trade, or a page that is short already. */
export type Shared = { readonly kind: 'l' | 'o' | 'c' | 't'; readonly id: string } | { readonly kind: 'page'; readonly path: string };

/** The address to hand on. */
export function shortAddress(shared: Shared): string {
  return location.origin + (shared.kind === 'page' ? shared.path : `/${shared.kind}/${shortOf(shared.id)}`);
}
