import type { MarketId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import type { Gate } from './gates';
import type { SettingsVersion } from './timeline';

/** A market will be run otherwise from a moment on. */
export interface MarketChanged {
  readonly name: 'market.changed';
  readonly at: Instant;
  readonly marketId: MarketId;
  readonly planned: SettingsVersion;
}

/** No round is made until the market is resumed. */
export interface MarketHalted {
  readonly name: 'market.halted';
  readonly at: Instant;
  readonly marketId: MarketId;
  readonly reason: string;
}

/** Rounds are made again. */
export interface MarketResumed {
  readonly name: 'market.resumed';
  readonly at: Instant;
  readonly marketId: MarketId;
  readonly reason: string;
}

/** The operator called one more gate. */
export interface GatePlanned {
  readonly name: 'gate.planned';
  readonly at: Instant;
  readonly marketId: MarketId;
  readonly gate: Gate;
}

/** A gate is closed: what comes now waits for the next. Its round follows, if anything can meet. */
export interface GateClosed {
  readonly name: 'gate.closed';
  readonly at: Instant;
  readonly marketId: MarketId;
  readonly gate: Gate;
}

/** What happens to a market as a whole. */
export type MarketEvent = MarketChanged | MarketHalted | MarketResumed | GatePlanned | GateClosed;
