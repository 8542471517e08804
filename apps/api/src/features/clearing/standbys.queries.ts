import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OrganisationId, TradeId } from '@domain/shared/ids';
import { sideOf } from '@domain/trades/trade';
import { asProgram } from '../../platform/database/row-scope';
import { TradesQueries } from '../trades/trades.queries';
import { RoundBooks } from './round-books';

/** Somebody who would take the other side's place, as far as everyone on the board sees them: a buyer has no name there, and no limit. */
export interface Standby {
  readonly kind: 'offer' | 'order';
  readonly id: string;
  readonly name: string | null;
  readonly placeId: string;
  readonly openKg: number;
  readonly askVndPerKg: number | null;
  readonly from: string;
  readonly to: string;
}

/** What a round found for kilograms that this side lost again. */
export interface GapAnswer {
  readonly gapKg: number;
  readonly foundKg: number;
  readonly roundNumber: number | null;
  readonly at: string;
}

/** Who is next, and what was found when it was needed. */
export interface TradeStandbys {
  readonly standbys: readonly Standby[];
  readonly answers: readonly GapAnswer[];
}

// What has been sold or has closed since stands by no more.
const OFFERS = `
  SELECT 'offer' AS kind, o.id, s.name, o.place_id AS "placeId", (o.offered_kg - o.held_kg - o.confirmed_kg)::int AS "openKg",
         o.ask_vnd_per_kg AS "askVndPerKg", o.harvest_from AS "from", o.harvest_to AS "to"
  FROM unnest($1::uuid[]) WITH ORDINALITY AS w (id, rank) JOIN offers o USING (id) JOIN organisations s ON s.id = o.seller_id
  WHERE o.state = 'open' AND o.visibility = 'public' AND o.offered_kg > o.held_kg + o.confirmed_kg ORDER BY w.rank`;
const ORDERS = `
  SELECT 'order' AS kind, o.id, NULL AS name, o.place_id AS "placeId", (o.wanted_kg - o.held_kg - o.confirmed_kg)::int AS "openKg",
         NULL AS "askVndPerKg", o.deliver_from AS "from", o.deliver_to AS "to"
  FROM unnest($1::uuid[]) WITH ORDINALITY AS w (id, rank) JOIN orders o USING (id)
  WHERE o.state = 'open' AND o.wanted_kg > o.held_kg + o.confirmed_kg ORDER BY w.rank`;
const ANSWERS = `
  SELECT gap_kg::int AS "gapKg", found_kg::int AS "foundKg", round_number AS "roundNumber", at
  FROM gap_answers WHERE trade_id = $1 AND side = $2 ORDER BY at`;

/** Who would take a side's place, from the round that made a trade. */
@Injectable()
export class StandbysQueries {
  constructor(
    private readonly source: DataSource,
    private readonly trades: TradesQueries,
    private readonly books: RoundBooks,
  ) {}

  /** For a side of the trade: the other offers for its buyer, the other orders for its seller. @throws DomainError `trade.not_found`, as `RoundBooks.texts` */
  async ofTrade(party: OrganisationId, id: TradeId): Promise<TradeStandbys> {
    const { trade } = await this.trades.ofParty(party, id);
    const side = sideOf(trade, party);
    const answers = await this.source.query<(Omit<GapAnswer, 'at'> & { at: Date })[]>(ANSWERS, [id, side]);
    const told = answers.map(({ at, ...answer }) => ({ ...answer, at: at.toISOString() }));
    if (trade.roundNumber === null || trade.demand.kind !== 'order') return { standbys: [], answers: told };
    const book = await this.books.of(trade.marketId, trade.roundNumber);
    const named = book.standbysOf.get(`${trade.supply.offerId} ${trade.demand.orderId}`);
    const [sql, ids] = side === 'buyer' ? [OFFERS, named?.offerIds] : [ORDERS, named?.orderIds];
    const standbys = await asProgram('a seller sees the open orders that stand by, without their buyers', () =>
      this.source.query<Standby[]>(sql, [ids ?? []]),
    );
    return { standbys, answers: told };
  }
}
