import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@domain/events';
import type { MarketId } from '@domain/shared/ids';
import type { RoundView } from '@domain/view-types';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import { TradesService } from '../trades/trades.service';
import { ClearingRepository } from './clearing.repository';
import { Freezer } from './freezer';
import type { FrozenMarket } from './frozen-market';
import { RoundMaker, type ProposedRound } from './round-maker';
import { roundView } from './round-view';
import { RoundWatch } from './round-watch';

/** Runs rounds: freeze, solve, check, commit in one transaction, publish by its events. */
@Injectable()
export class ClearingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly freezer: Freezer,
    private readonly maker: RoundMaker,
    private readonly rounds: ClearingRepository,
    private readonly trades: TradesService,
    private readonly log: EventLog,
    private readonly watch: RoundWatch,
  ) {}

  /** One round of a market. Does nothing if nothing has happened since the last. */
  async run(marketId: MarketId): Promise<void> {
    const started = this.watch.now();
    const market = await this.freezer.freeze(marketId);
    if (!market) return;
    const freezeMs = this.watch.now() - started;
    if (market.offers.length === 0 || market.orders.length + market.callOffs.length === 0) return this.pass(market);
    const proposed = await this.maker.propose(market, Math.round(freezeMs));
    const outcome = await this.work.run((tx) =>
      proposed.violations.length === 0 ? this.commit(tx, market, proposed) : this.refuse(tx, market, proposed),
    );
    this.watch.done(market, outcome, proposed.violations);
  }

  /** Nothing can meet: the news are noted, and no round is published. */
  private async pass(market: FrozenMarket): Promise<void> {
    await this.work.run(async (tx) => {
      const row = await this.rounds.lockMarket(tx, market.marketId);
      if (row && row.frozenNumber < market.frozenNumber) await this.rounds.advance(tx, row.id, market.frozenNumber, row.lastRoundNumber);
    });
  }

  /** Makes the trades that still stand. Under the market's lock, so that no other round comes between. */
  private async commit(tx: Tx, market: FrozenMarket, proposed: ProposedRound): Promise<RoundView | undefined> {
    const locked = this.watch.now();
    const row = await this.rounds.lockMarket(tx, market.marketId);
    // Another worker was faster, or an operator halted the market while we solved: this result is void.
    if (row?.lastRoundNumber !== market.lastRoundNumber || row.state !== 'open') return undefined;
    const at = await databaseNow(tx);
    const made = await this.trades.makeFromRound(tx, {
      marketId: row.id,
      roundNumber: row.lastRoundNumber + 1,
      at,
      confirmWithinMs: this.watch.confirmWithinMs,
      allocations: proposed.allocations,
    });
    const round = roundView(market, proposed, {
      made: made.trades,
      stale: proposed.allocations.length - made.trades.length,
      at,
      commitMs: Math.round(this.watch.now() - locked),
    });
    await this.rounds.insertRound(tx, round, market.frozenNumber, null);
    await this.rounds.advance(tx, row.id, market.frozenNumber, round.number);
    const events: DomainEvent[] = [
      { name: 'round.cleared', at, round },
      { name: 'stock.changed', at, marketId: row.id, offers: made.stock.offers, orders: made.stock.orders },
      ...made.events,
    ];
    await this.log.append(tx, events);
    return round;
  }

  /** The checker refused the result: nothing is traded, the round is kept as failed, and the operator is alarmed. */
  private async refuse(tx: Tx, market: FrozenMarket, proposed: ProposedRound): Promise<RoundView | undefined> {
    const row = await this.rounds.lockMarket(tx, market.marketId);
    if (row?.lastRoundNumber !== market.lastRoundNumber) return undefined;
    const at = await databaseNow(tx);
    const round: RoundView = { ...roundView(market, proposed, { made: [], stale: 0, at, commitMs: 0 }), state: 'failed', prices: [] };
    await this.rounds.insertRound(tx, round, market.frozenNumber, proposed.violations);
    await this.rounds.advance(tx, row.id, market.frozenNumber, round.number);
    await this.log.append(tx, [{ name: 'round.cleared', at, round }]);
    return round;
  }
}
