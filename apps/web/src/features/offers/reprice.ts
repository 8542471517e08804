import type { Offer } from '../../shared/api/views';

/** What to do with the ask of many lots: one price for all, or so many đồng a kilogram more or less. */
export type PriceChange = { readonly how: 'to' | 'up' | 'down'; readonly vndPerKg: number };

export interface Repriced {
  readonly offer: Offer;
  readonly vndPerKg: number;
}

/** The lots whose ask would change, each with its new one; a lot that would cost nothing or less is left as it is. */
export function repriced(offers: readonly Offer[], { how, vndPerKg }: PriceChange): readonly Repriced[] {
  const after = (ask: number) => (how === 'to' ? vndPerKg : how === 'up' ? ask + vndPerKg : ask - vndPerKg);
  return offers
    .map((offer) => ({ offer, vndPerKg: after(offer.askVndPerKg) }))
    .filter((one) => one.vndPerKg > 0 && one.vndPerKg !== one.offer.askVndPerKg);
}
