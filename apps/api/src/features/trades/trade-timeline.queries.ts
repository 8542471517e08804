import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OrganisationId, TradeId } from '@domain/shared/ids';
import { instantToIso } from '@domain/shared/instant';
import type { Correction } from '@domain/trades/correct-trade';
import type { Side } from '@domain/trades/trade';
import { type ChangeRow, type TermsRow, TradeChangesRepository } from './trade-changes.repository';
import { TradesQueries } from './trades.queries';

/** One thing that happened to a trade. */
export interface TimelineEntry {
  readonly at: string;
  readonly what: string;
  readonly side: Side | null;
  readonly reason: string | null;
  readonly changeId: string | null;
  readonly before: TermsRow | null;
  readonly after: TermsRow | null;
}

const NOTHING = { side: null, reason: null, changeId: null, before: null, after: null } as const;

/** Reads what happened to a trade, for its two sides. */
@Injectable()
export class TradeTimelineQueries {
  constructor(
    private readonly source: DataSource,
    private readonly trades: TradesQueries,
    private readonly changes: TradeChangesRepository,
  ) {}

  /** Oldest first. @throws DomainError `trade.not_found` */
  async timeline(party: OrganisationId, id: TradeId): Promise<TimelineEntry[]> {
    const { trade } = await this.trades.ofParty(party, id);
    const said = await this.source.query<{ side: Side; at: Date }[]>('SELECT side, at FROM trade_confirmations WHERE trade_id = $1', [id]);
    const ended = trade.state === 'declined' || trade.state === 'lapsed' ? await this.ending(party, id, trade.state) : [];
    const entries: TimelineEntry[] = [
      { ...NOTHING, at: instantToIso(trade.createdAt), what: 'made' },
      ...said.map(({ side, at }) => ({ ...NOTHING, at: at.toISOString(), what: 'yes', side })),
      ...(trade.confirmation ? [{ ...NOTHING, at: instantToIso(trade.confirmation.at), what: 'confirmed' }] : []),
      ...ended,
      ...(await this.changes.changesOf(this.source.manager, id)).map(entryOf),
    ];
    const order = ['made', 'yes', 'confirmed'];
    return entries.sort((a, b) => a.at.localeCompare(b.at) || rank(order, a.what) - rank(order, b.what));
  }

  /** @throws DomainError `trade.not_found` */
  async corrections(party: OrganisationId, id: TradeId): Promise<Correction[]> {
    await this.trades.ofParty(party, id);
    return this.changes.correctionsOf(this.source.manager, id);
  }

  /** When and why a trade came to nothing stands in the party's own stream. */
  private async ending(party: OrganisationId, id: TradeId, state: string): Promise<TimelineEntry[]> {
    const rows = await this.source.query<{ at: Date; reason: string | null }[]>(
      `SELECT at, body ->> 'reason' AS reason FROM events WHERE stream = $1 AND name = $2 AND body #>> '{trade,id}' = $3`,
      [`org:${party}`, `trade.${state}`, id],
    );
    return rows.map(({ at, reason }) => ({ ...NOTHING, at: at.toISOString(), what: state, reason }));
  }
}

function entryOf({ id, kind, side, reason, before, after, at }: ChangeRow): TimelineEntry {
  return { at: at.toISOString(), what: kind, side, reason, changeId: id, before, after };
}

function rank(order: readonly string[], what: string): number {
  const at = order.indexOf(what);
  return at < 0 ? order.length : at;
}
