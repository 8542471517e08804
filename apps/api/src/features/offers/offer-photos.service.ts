import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { freePlace, type PhotosChanged, type PhotoSize } from '@domain/offers/photo';
import { DomainError } from '@domain/shared/domain-error';
import type { OfferId, OrganisationId } from '@domain/shared/ids';
import { type Instant, instantToIso } from '@domain/shared/instant';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import { partyOf, type Actor } from '../../platform/http/actor';
import { OffersQueries } from './offers.queries';
import { OffersRepository } from './offers.repository';
import { resizePhoto } from './resize-photo';

/** A photo without its bytes. */
export interface PhotoCard {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** Keeps the photos of offers. They are seen by whoever sees the offer, also after it is closed. */
@Injectable()
export class OfferPhotosService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly source: DataSource,
    private readonly offers: OffersRepository,
    private readonly queries: OffersQueries,
    private readonly log: EventLog,
    private readonly ids: IdSource,
  ) {}

  /** @throws DomainError `offer.not_found`, `offer.closed`, `photo.*` (in that order) */
  async add(actor: Actor, offerId: OfferId, bytes: Buffer): Promise<PhotoCard> {
    // Before anything is decoded for it, and again under its lock.
    await this.requireOwn(actor, offerId);
    const photo = await resizePhoto(bytes);
    return this.work.run(async (tx) => {
      const offer = await this.offers.lock(tx, offerId);
      if (offer.state !== 'open') throw new DomainError('offer.closed', { state: offer.state });
      const taken = await tx.query<{ place: number }[]>('SELECT place FROM offer_photos WHERE offer_id = $1', [offerId]);
      const place = freePlace(taken.map((row) => row.place));
      const [id, now] = [this.ids.next(), await databaseNow(tx)];
      await tx.query(
        `INSERT INTO offer_photos (id, offer_id, seller_id, place, width, height, large, small, added_by, added_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [id, offerId, offer.sellerId, place, photo.width, photo.height, photo.large, photo.small, actor.memberId, instantToIso(now)],
      );
      await this.tell(tx, actor, offerId, now);
      return { id, width: photo.width, height: photo.height };
    });
  }

  /** @throws DomainError `offer.not_found`, `photo.not_found` (in that order) */
  async remove(actor: Actor, offerId: OfferId, id: string): Promise<void> {
    await this.work.run(async (tx) => {
      const offer = await this.offers.lock(tx, offerId);
      if (offer.sellerId !== actor.organisationId) throw new DomainError('offer.not_found', {});
      const [, gone] = await tx.query<[unknown, number]>('DELETE FROM offer_photos WHERE id = $1 AND offer_id = $2', [id, offerId]);
      if (gone === 0) throw new DomainError('photo.not_found', {});
      await this.tell(tx, actor, offerId, await databaseNow(tx));
    });
  }

  /** In the order of their places. @throws DomainError `offer.not_found` for an offer that the viewer may not see */
  async list(viewer: OrganisationId, offerId: OfferId): Promise<PhotoCard[]> {
    await this.queries.one(viewer, offerId);
    return this.source.query<PhotoCard[]>('SELECT id, width, height FROM offer_photos WHERE offer_id = $1 ORDER BY place', [offerId]);
  }

  /** @throws DomainError `offer.not_found`, `photo.not_found` (in that order) */
  async bytes(viewer: OrganisationId, offerId: OfferId, id: string, size: PhotoSize): Promise<Buffer> {
    await this.queries.one(viewer, offerId);
    const [row] = await this.source.query<{ bytes: Buffer }[]>(
      `SELECT CASE $3 WHEN 'large' THEN large ELSE small END AS bytes FROM offer_photos WHERE id = $1 AND offer_id = $2`,
      [id, offerId, size],
    );
    if (!row) throw new DomainError('photo.not_found', {});
    return row.bytes;
  }

  private async requireOwn(actor: Actor, offerId: OfferId): Promise<void> {
    const offer = await this.queries.one(actor.organisationId, offerId);
    if (offer.sellerId !== actor.organisationId) throw new DomainError('offer.not_found', {});
  }

  private async tell(tx: Tx, actor: Actor, offerId: OfferId, at: Instant): Promise<void> {
    const [row] = await tx.query<{ n: number }[]>('SELECT count(*)::int AS n FROM offer_photos WHERE offer_id = $1', [offerId]);
    const event: PhotosChanged = { name: 'photos.changed', at, offerId, seller: partyOf(actor), photos: row?.n ?? 0 };
    await this.log.append(tx, [event]);
  }
}
