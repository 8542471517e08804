import { Injectable } from '@nestjs/common';
import type { OfferId, StandingOfferId } from '@domain/shared/ids';
import type { StandingOffer, StandingOfferLine, StandingOfferTerms } from '@domain/supply/standing-offer';
import { StandingRows, type StoredLine, type StoredStanding } from '../../platform/database/standing-rows';
import type { Tx } from '../../platform/database/unit-of-work';

const POSTED = `SELECT l.standing_offer_id AS id, sum(o.offered_kg)::float8 AS kg FROM standing_offer_lines l JOIN offers o ON o.id = l.offer_id
  WHERE l.standing_offer_id = ANY($1) GROUP BY l.standing_offer_id`;

/** Rows of standing offers and their days. */
@Injectable()
export class StandingOffersRepository extends StandingRows<StandingOffer, StandingOfferLine> {
  constructor() {
    super({
      one: 'standing_offer',
      owner: 'seller_id',
      made: 'offer_id',
      notFound: 'standing_offer.not_found',
      dayUnknown: 'standing_offer.day_unknown',
    });
  }

  /** Kilograms of the lots that each of these has posted, as they are offered now. */
  async postedKg(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.query<{ id: string; kg: number }[]>(POSTED, [ids]);
    return new Map(rows.map(({ id, kg }) => [id, kg]));
  }

  protected toStanding({ id, ownerId: sellerId, terms, ...row }: StoredStanding): StandingOffer {
    return { ...(terms as StandingOfferTerms), ...row, id: id as StandingOfferId, sellerId };
  }

  protected ofStanding(standing: StandingOffer): Pick<StoredStanding, 'ownerId' | 'marketId' | 'terms'> {
    const { id: _i, sellerId: ownerId, marketId, state: _s, version: _v, setBy: _b, nextDay: _n, ...terms } = standing;
    return { ownerId, marketId, terms };
  }

  protected toLine({ madeId, ...line }: StoredLine): StandingOfferLine {
    return { ...line, offerId: madeId as OfferId | null };
  }

  protected ofLine({ offerId, ...line }: StandingOfferLine): StoredLine {
    return { ...line, madeId: offerId };
  }
}
