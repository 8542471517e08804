import type { Eligibility } from './eligibility';
import type { Product } from '@domain/catalogue/product';
import type { CallOff } from '@domain/contracts/call-off';
import type { Contract } from '@domain/contracts/contract';
import type { Offer } from '@domain/offers/offer';
import type { Order } from '@domain/orders/order';
import type { Day } from '@domain/shared/day';
import type { MarketId } from '@domain/shared/ids';
import type { Side } from '@domain/trades/trade';
import type { RefusedPair } from '@domain/trades/refused-pair';
import type { GateRow } from '../markets/gates.service';
import type { Instant } from '@domain/shared/instant';
import type { FrozenPlan } from './frozen-plan';
import type { Gap } from './gaps.repository';
import type { ReservedRoom } from './reserved-room';

/** A call-off with the contract that sets its terms. */
export interface ContractDemand {
  readonly callOff: CallOff;
  readonly contract: Contract;
}

/** Why a round is made: after a change, at a gate, for lots that cannot wait, or for what a broken trade left open. */
export type RoundKind = 'continuous' | 'session' | 'urgent' | 'repair';

/** The round that is due in a market. */
export interface RoundPlan {
  readonly kind: RoundKind;
  readonly gate: GateRow | null;
  /** Last harvest day of an urgent lot; null where all lots take part. */
  readonly urgentTo: Day | null;
  /** Between gates: whose gaps a repair looks after; null for every other round. */
  readonly repairs: Side | null;
  /** Trades of at least so many kg keep standbys; null for none. */
  readonly standbyFromKg: number | null;
  /** How long both sides of its trades have to say yes, by the settings that held when the round began. */
  readonly confirmWithinMs: number;
}

/** All open supply and demand of one market at one moment, as the domain knows it. */
export interface FrozenMarket {
  readonly marketId: MarketId;
  readonly plan: RoundPlan;
  /** Broken trades for which nobody has looked yet. */
  readonly gaps: readonly Gap[];
  readonly product: Product;
  /** The market's stream up to here is in it: its head at that moment, at a gate the last event before the gate. */
  readonly frozenNumber: number;
  readonly lastRoundNumber: number;
  readonly frozenAt: Instant;
  readonly today: Day;
  readonly offers: readonly Offer[];
  readonly orders: readonly Order[];
  readonly callOffs: readonly ContractDemand[];
  /** Intake plans with the contracts that may give to them. */
  readonly plans: readonly FrozenPlan[];
  /** What this market may bring to plants whose line has a limit. */
  readonly room: ReservedRoom;
  /** Offers and orders that are not proposed to each other again. */
  readonly refused: readonly RefusedPair[];
  /** Kilograms of live trades of orders that take only so much from one seller. */
  readonly taken: readonly { readonly orderId: string; readonly sellerId: string; readonly kg: number }[];
  /** What sellers still deliver on credit, for the pairs that have a limit. VND in decimal digits. */
  readonly credit: readonly { readonly sellerId: string; readonly buyerId: string; readonly leftVnd: string }[];
  /** What each lot may be sold as and where to: codes, papers and rules at that moment. */
  readonly eligibility: Eligibility;
  /** Owner group of every organisation above. */
  readonly groups: ReadonlyMap<string, string>;
}
