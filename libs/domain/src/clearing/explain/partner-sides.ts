import { ORDER_KIND } from '../market/item-columns';
import type { MarketColumns } from '../market/market-columns';
import type { PartnerSide } from './partner-search';
import { ruleTable, type RuleTable } from './rule-table';
import { onShelves } from './shelves';
import type { Potentials } from '../market/solution';

/** What a round leaves to be looked at when a partner is sought: by item in canonical order. */
export interface RoundColumns {
  readonly columns: MarketColumns;
  readonly potentials: Potentials;
  /** By taker: place and day whose used-up limit keeps it from more, −1 for none. */
  readonly full: Int32Array;
  /** Smallest kg of a lot that an item allows, 0 for any. */
  readonly offerLot: Int32Array;
  readonly takerLot: Int32Array;
}

/** One number for a product and a seller; a shop is where those who name the seller meet its fruit. */
export class SellerShops {
  private readonly numbers = new Map<number, number>();

  constructor(
    private readonly columns: MarketColumns,
    private readonly after: number,
  ) {}

  /** @param seller −2 or more. */
  number(product: number, seller: number): number {
    const key = product * (this.columns.sellerId.length + 2) + seller + 2;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const next = this.after + this.numbers.size;
    this.numbers.set(key, next);
    return next;
  }

  /** The number if it was given before, −1 otherwise. */
  known(product: number, seller: number): number {
    return this.numbers.get(product * (this.columns.sellerId.length + 2) + seller + 2) ?? -1;
  }

  get count(): number {
    return this.after + this.numbers.size;
  }
}

/** Takers and offers as partners, on shelves. */
export interface PartnerSides {
  readonly rules: RuleTable;
  /** The shop of a product holds the takers that name no seller, that of a product and a seller those who name it. */
  readonly takers: PartnerSide;
  readonly takerShops: SellerShops;
  /** By product. */
  readonly offers: PartnerSide;
  /** By product and seller. */
  readonly offersOfSellers: PartnerSide;
  readonly sellerShops: SellerShops;
}

function takerSide(round: RoundColumns, rules: RuleTable, shops: SellerShops): PartnerSide {
  const { columns, potentials, full } = round;
  const { taker } = columns;
  const value = Float64Array.from(potentials.taker, (own, at) => (taker.kind[at] === ORDER_KIND ? own : Infinity));
  const limit = Float64Array.from(taker.bid, (bid, at) => (taker.kind[at] === ORDER_KIND ? bid : Infinity));
  const worth = value.map((own, at) => (full[at]! >= 0 ? Math.max(own, limit[at]!) : own));
  const shop = taker.product.map((product, at) => (taker.seller[at] === -1 ? product : shops.number(product, taker.seller[at]!)));
  const { destination: place, deliverFrom: firstDay, deliverTo: lastDay } = taker;
  const shelves = onShelves({ shop, shops: shops.count, place, kind: rules.wish, worth, firstDay, lastDay, lot: round.takerLot });
  return { rules, shelves, full, limit, value };
}

function offerSide(round: RoundColumns, rules: RuleTable, shop: Int32Array, shops: number): PartnerSide {
  const { offer } = round.columns;
  const value = Float64Array.from(round.potentials.offer, (price) => -price);
  const { origin: place, harvestFrom: firstDay, harvestTo: lastDay } = offer;
  const shelves = onShelves({ shop, shops, place, kind: rules.fruit, worth: value, firstDay, lastDay, lot: round.offerLot });
  return { rules, shelves, full: new Int32Array(offer.length).fill(-1), limit: value, value };
}

/** Lays both sides of a market on shelves, for looking for partners. */
export function partnerSides(round: RoundColumns): PartnerSides {
  const { columns } = round;
  const { offer, products } = columns;
  const rules = ruleTable(columns);
  const takerShops = new SellerShops(columns, products);
  const takers = takerSide(round, rules, takerShops);
  const offers = offerSide(round, rules, offer.product, products);
  const sellerShops = new SellerShops(columns, 0);
  const shop = offer.product.map((product, at) => sellerShops.number(product, offer.seller[at]!));
  const offersOfSellers = offerSide(round, rules, shop, sellerShops.count);
  return { rules, takers, takerShops, offers, offersOfSellers, sellerShops };
}
