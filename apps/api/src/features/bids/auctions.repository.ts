import { Injectable } from '@nestjs/common';
import type { Auction, AuctionMode } from '@domain/bids/auction';
import type { BidId, MarketId, OfferId } from '@domain/shared/ids';
import { type Instant, instantOf, instantToIso } from '@domain/shared/instant';
import { priceOf } from '@domain/shared/unit-price';
import { lotKgOf } from '@domain/shared/weight';
import type { Tx } from '../../platform/database/unit-of-work';

interface AuctionRow {
  readonly offerId: string;
  readonly marketId: string;
  readonly mode: AuctionMode;
  readonly kg: number;
  readonly floorVndPerKg: number;
  readonly stepVndPerKg: number;
  readonly closesAt: Date;
  readonly extendMs: number;
  readonly extensionsLeft: number;
  readonly leadVndPerKg: number | null;
  readonly state: 'open' | 'closed';
}

const SELECT = `
  SELECT offer_id AS "offerId", market_id AS "marketId", mode, kg, floor_vnd_per_kg AS "floorVndPerKg", step_vnd_per_kg AS "stepVndPerKg",
         closes_at AS "closesAt", extend_ms AS "extendMs", extensions_left AS "extensionsLeft", lead_vnd_per_kg AS "leadVndPerKg", state
  FROM auctions`;

/** Rows of auctions. Whoever changes one holds its offer. */
@Injectable()
export class AuctionsRepository {
  async insert(tx: Tx, auction: Auction, openedAt: Instant): Promise<void> {
    await tx.query(
      `INSERT INTO auctions (offer_id, market_id, mode, kg, floor_vnd_per_kg, step_vnd_per_kg, opened_at, closes_at, extend_ms, extensions_left, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (offer_id) DO UPDATE SET mode = excluded.mode, kg = excluded.kg, floor_vnd_per_kg = excluded.floor_vnd_per_kg,
         step_vnd_per_kg = excluded.step_vnd_per_kg, opened_at = excluded.opened_at, closes_at = excluded.closes_at,
         extend_ms = excluded.extend_ms, extensions_left = excluded.extensions_left, state = excluded.state, lead_vnd_per_kg = NULL, winner_id = NULL`,
      [
        auction.offerId,
        auction.marketId,
        auction.mode,
        auction.kg,
        auction.floorVndPerKg,
        auction.stepVndPerKg,
        instantToIso(openedAt),
        instantToIso(auction.closesAt),
        auction.extendMs,
        auction.extensionsLeft,
        auction.state,
      ],
    );
  }

  async save(tx: Tx, auction: Auction, winnerId: BidId | null): Promise<void> {
    await tx.query(
      'UPDATE auctions SET closes_at = $2, extensions_left = $3, lead_vnd_per_kg = $4, state = $5, winner_id = $6 WHERE offer_id = $1',
      [auction.offerId, instantToIso(auction.closesAt), auction.extensionsLeft, auction.leadVndPerKg, auction.state, winnerId],
    );
  }

  async one(tx: Tx, offerId: string): Promise<Auction | undefined> {
    const [row] = await tx.query<AuctionRow[]>(`${SELECT} WHERE offer_id = $1`, [offerId]);
    return row && toAuction(row);
  }

  /** Auctions whose time is over by the database's clock. */
  async due(tx: Tx, limit: number): Promise<OfferId[]> {
    const rows = await tx.query<{ id: OfferId }[]>(
      `SELECT offer_id AS id FROM auctions WHERE state = 'open' AND closes_at <= clock_timestamp() ORDER BY closes_at LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }
}

function toAuction(row: AuctionRow): Auction {
  return {
    ...row,
    offerId: row.offerId as OfferId,
    marketId: row.marketId as MarketId,
    kg: lotKgOf(row.kg, 'kg'),
    floorVndPerKg: priceOf(row.floorVndPerKg, 'floorVndPerKg'),
    stepVndPerKg: priceOf(row.stepVndPerKg, 'stepVndPerKg'),
    leadVndPerKg: row.leadVndPerKg === null ? null : priceOf(row.leadVndPerKg, 'leadVndPerKg'),
    closesAt: instantOf(row.closesAt.getTime()),
  };
}
