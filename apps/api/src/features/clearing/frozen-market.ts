import type { Product } from '@domain/catalogue/product';
import type { CallOff } from '@domain/contracts/call-off';
import type { Contract } from '@domain/contracts/contract';
import type { Offer } from '@domain/offers/offer';
import type { Order } from '@domain/orders/order';
import type { Day } from '@domain/shared/day';
import type { MarketId } from '@domain/shared/ids';
import type { RefusedPair } from '@domain/trades/refused-pair';
import type { Instant } from '@domain/shared/instant';

/** A call-off with the contract that sets its terms. */
export interface ContractDemand {
  readonly callOff: CallOff;
  readonly contract: Contract;
}

/** All open supply and demand of one market at one moment, as the domain knows it. */
export interface FrozenMarket {
  readonly marketId: MarketId;
  readonly product: Product;
  /** Head of the market's stream at that moment. */
  readonly frozenNumber: number;
  readonly lastRoundNumber: number;
  readonly frozenAt: Instant;
  readonly today: Day;
  readonly offers: readonly Offer[];
  readonly orders: readonly Order[];
  readonly callOffs: readonly ContractDemand[];
  /** Offers and orders that are not proposed to each other again. */
  readonly refused: readonly RefusedPair[];
  /** Owner group of every organisation above. */
  readonly groups: ReadonlyMap<string, string>;
}
