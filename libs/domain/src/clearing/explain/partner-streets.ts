import { ORDER_KIND } from '../market/item-columns';
import type { MarketColumns } from '../market/market-columns';
import type { PartnerSide, Seeker } from './partner-search';
import type { PartnerSides } from './partner-sides';

/** What a round leaves to those who look for a partner. */
export interface SeekersRound {
  readonly columns: MarketColumns;
  readonly sides: PartnerSides;
  /** By taker: its place and day when what is taken in there is used up, −1 otherwise. */
  readonly fullCell: Int32Array;
  /** Smallest kg of a lot that an item allows, 0 for any. */
  readonly offerLot: Int32Array;
  readonly takerLot: Int32Array;
}

/** Cheapest way to or from a place, VND per kg; without an end when no road is there. By product and place. */
export function leastFreights(
  { products, origins, destinations, transit, transport, freshness }: MarketColumns,
  isOffer: boolean,
): Float64Array {
  const places = isOffer ? origins : destinations;
  const least = new Float64Array(products * places).fill(Infinity);
  for (let product = 0; product < products; product++) {
    for (let lane = 0; lane < origins * destinations; lane++) {
      const days = transit[product]![lane]!;
      if (days < 0) continue;
      const place = product * places + (isOffer ? Math.floor(lane / destinations) : lane % destinations);
      least[place] = Math.min(least[place]!, transport[product]![lane]! + freshness[product]! * days);
    }
  }
  return least;
}

/** Shops of one side where a seeker looks, −1 for none, and how many partners of the product are bound to other sellers. */
export interface Street {
  readonly side: PartnerSide;
  readonly shops: readonly number[];
  readonly boundElsewhere: number;
}

function itemsIn({ shelves }: PartnerSide, shop: number): number {
  return shop < 0 ? 0 : shelves.start[shelves.shopStart[shop + 1]!]! - shelves.start[shelves.shopStart[shop]!]!;
}

/** Where an offer looks: among those who name no seller, and those who name its own. */
export function streetOfOffer({ columns, sides }: SeekersRound, offer: number): Street {
  const { takers: side, takerShops } = sides;
  const product = columns.offer.product[offer]!;
  const own = takerShops.known(product, columns.offer.seller[offer]!);
  const all = columns.takersOf.start[product + 1]! - columns.takersOf.start[product]!;
  return { side, shops: [product, own], boundElsewhere: all - itemsIn(side, product) - itemsIn(side, own) };
}

/** Where a taker looks: at the fruit of the seller that it names, or at everybody's. */
export function streetOfTaker({ columns, sides }: SeekersRound, taker: number): Street {
  const product = columns.taker.product[taker]!;
  const seller = columns.taker.seller[taker]!;
  if (seller === -1) return { side: sides.offers, shops: [product], boundElsewhere: 0 };
  const own = sides.sellerShops.known(product, seller);
  const all = columns.offersOf.start[product + 1]! - columns.offersOf.start[product]!;
  return { side: sides.offersOfSellers, shops: [own], boundElsewhere: all - itemsIn(sides.offersOfSellers, own) };
}

/** An offer that looks for a taker. */
export function offerSeeker({ columns, sides, offerLot }: SeekersRound, at: number): Seeker {
  const { product, origin, ask, harvestFrom, harvestTo } = columns.offer;
  const days = { firstDay: harvestFrom[at]!, lastDay: harvestTo[at]! };
  return {
    isOffer: true,
    kind: sides.rules.fruit[at]!,
    product: product[at]!,
    place: origin[at]!,
    own: ask[at]!,
    ...days,
    lot: offerLot[at]!,
    full: -1,
  };
}

/** An order, a call-off or a contract's part of a plan that looks for fruit. */
export function takerSeeker({ columns, sides, takerLot, fullCell }: SeekersRound, at: number): Seeker {
  const { product, destination, bid, kind, deliverFrom, deliverTo } = columns.taker;
  const days = { firstDay: deliverFrom[at]!, lastDay: deliverTo[at]! };
  const own = kind[at] === ORDER_KIND ? -bid[at]! : -Infinity;
  return {
    isOffer: false,
    kind: sides.rules.wish[at]!,
    product: product[at]!,
    place: destination[at]!,
    own,
    ...days,
    lot: takerLot[at]!,
    full: fullCell[at]!,
  };
}
