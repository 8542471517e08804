import { haveSameOwner } from '../identity/organisation';
import type { Day } from '../shared/day';
import type { GradeId, MarketId, PlaceId, TradeId, VarietyId } from '../shared/ids';
import { type Instant, plusMs } from '../shared/instant';
import { invariant } from '../shared/invariant';
import { plusPrice, type VndPerKg } from '../shared/unit-price';
import { FIRST_VERSION } from '../shared/version';
import type { Kg } from '../shared/weight';
import { effectOf, type StockEffect } from './stock-effect';
import { type DemandSource, type SupplySource, TRADE_STATES, type Trade, type TradeParty, type TradePrices } from './trade';

/** The supply side of an allocation: an offer as the round saw it. */
export interface AllocatedSupply extends SupplySource {
  readonly party: TradeParty;
  readonly varietyId: VarietyId;
  readonly gradeId: GradeId;
  readonly placeId: PlaceId;
  readonly firm: boolean;
}

/** The demand side of an allocation: an order or a call-off as the round saw it. A call-off inside the band is firm for both. */
export interface AllocatedDemand {
  readonly source: DemandSource;
  readonly party: TradeParty;
  readonly placeId: PlaceId;
  readonly firm: boolean;
}

/** One line of a round: kilograms of one offer to one demand, at a price, on a day. */
export interface Allocation {
  readonly marketId: MarketId;
  readonly roundNumber: number | null;
  readonly supply: AllocatedSupply;
  readonly demand: AllocatedDemand;
  readonly kg: Kg;
  readonly farmGateVndPerKg: VndPerKg;
  readonly freightVndPerKg: VndPerKg;
  /** What the age on delivery takes off the buyer's limit for a kilogram. */
  readonly ageVndPerKg: VndPerKg;
  readonly pickUpOn: Day;
  readonly deliverOn: Day;
}

/** When the trade is made, under which id, and how long both sides have to say yes. */
export interface TradeMaking {
  readonly id: TradeId;
  readonly now: Instant;
  readonly confirmWithinMs: number;
}

/**
 * Makes a trade of an allocation. A firm side has said yes beforehand; a call-off binds both sides; with two yeses the trade is
 * confirmed at once, otherwise its kilograms are held until `confirmBy`.
 *
 * Units: kg, VND/kg. The prices were proved by the round's checker and are proved once more here.
 * @throws BrokenInvariant when the sides share an owner, a spot price lies below the ask or above the limit, a contract price is not
 * the contract's or the bid's, or the days are out of order
 */
export function makeTrade(allocation: Allocation, making: TradeMaking): { trade: Trade; effect: StockEffect } {
  const { supply, demand } = allocation;
  invariant(!haveSameOwner(supply.party, demand.party), 'a trade has one owner on both sides', { offerId: supply.offerId });
  invariant(allocation.kg > 0, 'a trade has at least one kilogram', { offerId: supply.offerId });
  invariant(allocation.pickUpOn <= allocation.deliverOn, 'fruit is delivered before it is picked up', { offerId: supply.offerId });
  const prices = pricesOf(allocation);
  requirePriceRule(allocation, prices);
  const binding = demand.source.kind === 'call_off';
  const sellerConfirmedAt = supply.firm || binding ? making.now : null;
  const buyerConfirmedAt = demand.firm || binding ? making.now : null;
  const bound = sellerConfirmedAt !== null && buyerConfirmedAt !== null;
  const trade: Trade = {
    id: making.id,
    marketId: allocation.marketId,
    roundNumber: allocation.roundNumber,
    supply: { offerId: supply.offerId, version: supply.version, askVndPerKg: supply.askVndPerKg },
    demand: demand.source,
    seller: supply.party,
    buyer: demand.party,
    varietyId: supply.varietyId,
    gradeId: supply.gradeId,
    kg: allocation.kg,
    prices,
    fromPlaceId: supply.placeId,
    toPlaceId: demand.placeId,
    pickUpOn: allocation.pickUpOn,
    deliverOn: allocation.deliverOn,
    state: bound ? TRADE_STATES.move('held', 'confirmed') : 'held',
    confirmBy: plusMs(making.now, making.confirmWithinMs),
    sellerConfirmedAt,
    buyerConfirmedAt,
    confirmation: null,
    version: FIRST_VERSION,
    createdAt: making.now,
  };
  return { trade, effect: effectOf(trade, bound ? 'hold_and_confirm' : 'hold') };
}

function pricesOf({ farmGateVndPerKg, freightVndPerKg }: Allocation): TradePrices {
  return { farmGateVndPerKg, freightVndPerKg, deliveredVndPerKg: plusPrice(farmGateVndPerKg, freightVndPerKg, 'deliveredVndPerKg') };
}

/** Nobody sells below the ask or pays above the limit; a contract's kilograms settle at the contract's price, a bid's at the price both said yes to. */
function requirePriceRule({ supply, demand, ageVndPerKg }: Allocation, prices: TradePrices): void {
  const facts = { offerId: supply.offerId, ...prices };
  if (demand.source.kind !== 'order') {
    const whose =
      demand.source.kind === 'bid' ? 'a trade has another price than its bid' : 'a contract trade has another price than its contract';
    invariant(prices.farmGateVndPerKg === demand.source.priceVndPerKg, whose, facts);
    return;
  }
  invariant(prices.farmGateVndPerKg >= supply.askVndPerKg, 'a trade is priced below the ask', facts);
  invariant(prices.deliveredVndPerKg + ageVndPerKg <= demand.source.limitVndPerKg, 'a trade is priced above the limit', facts);
}
