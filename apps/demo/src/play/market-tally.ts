import type { LiveEvent } from '@live/live-event';

interface RoundBody {
  readonly round?: { readonly contractKg: number; readonly spotKg: number; readonly trades: number; readonly stale: number };
}

interface ConfirmedBody {
  readonly kind?: 'spot' | 'contract';
  readonly kg?: number;
}

/** What the markets published: rounds, what they matched, what was confirmed. */
export class MarketTally {
  rounds = 0;
  roundsWithTrades = 0;
  trades = 0;
  stale = 0;
  contractKg = 0;
  spotKg = 0;
  confirmedContractKg = 0;
  confirmedSpotKg = 0;

  add(event: LiveEvent): void {
    if (event.name === 'round.cleared') this.addRound(event.body as RoundBody);
    if (event.name === 'trade.confirmed') this.addConfirmed(event.body as ConfirmedBody);
  }

  private addRound({ round }: RoundBody): void {
    if (round === undefined) return;
    this.rounds += 1;
    if (round.trades > 0) this.roundsWithTrades += 1;
    this.trades += round.trades;
    this.stale += round.stale;
    this.contractKg += round.contractKg;
    this.spotKg += round.spotKg;
  }

  private addConfirmed({ kind, kg }: ConfirmedBody): void {
    if (kind === 'contract') this.confirmedContractKg += kg ?? 0;
    else this.confirmedSpotKg += kg ?? 0;
  }
}
