import { Injectable } from '@nestjs/common';
import { amendOffer, type OfferChanges } from '@domain/offers/amend-offer';
import { expireOffer } from '@domain/offers/expire-offer';
import type { Offer } from '@domain/offers/offer';
import { openOffer, type OfferAsk } from '@domain/offers/open-offer';
import { withdrawOffer } from '@domain/offers/withdraw-offer';
import { DomainError } from '@domain/shared/domain-error';
import type { MemberId, OfferId } from '@domain/shared/ids';
import { requireVersion } from '@domain/shared/version';
import { Clock } from '../../platform/clock/clock';
import { IdSource } from '../../platform/clock/id-source';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import type { StockLevel, StockMove } from '../../platform/database/stock-move';
import { EventLog } from '../../platform/event-log/event-log';
import { partyOf, type Actor } from '../../platform/http/actor';
import { IdentityQueries } from '../identity/identity.queries';
import { OffersRepository } from './offers.repository';

/** Offers closed by one sweep; the rest waits for the next, a second later. */
const EXPIRE_BATCH = 200;

/** Opens, changes and closes offers, each change with its event. */
@Injectable()
export class OffersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly offers: OffersRepository,
    private readonly identity: IdentityQueries,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  async open(actor: Actor, ask: OfferAsk): Promise<Offer> {
    return this.work.run(async (tx) => {
      const opening = { id: this.ids.next() as OfferId, seller: partyOf(actor), today: this.clock.today(), now: this.clock.now() };
      const { offer, event } = openOffer(ask, opening);
      await this.offers.insert(tx, offer, actor.memberId);
      await this.log.append(tx, [event]);
      return offer;
    });
  }

  /** Writes lots that a higher room has opened by the rules of the domain, whose events the caller appends. */
  async write(tx: Tx, opened: readonly { readonly offer: Offer; readonly memberId: MemberId }[]): Promise<void> {
    for (const { offer, memberId } of opened) await this.offers.insert(tx, offer, memberId);
  }

  /** Several lots, all of them or none; a refusal names the line, counted from 0. */
  async openMany(actor: Actor, asks: readonly OfferAsk[]): Promise<Offer[]> {
    return this.work.run(async () => {
      const offers: Offer[] = [];
      for (const [nth, ask] of asks.entries()) {
        try {
          offers.push(await this.open(actor, ask));
        } catch (error) {
          if (error instanceof DomainError) throw new DomainError(error.code, error.facts, `items.${nth}.${error.field ?? ''}`);
          throw error;
        }
      }
      return offers;
    });
  }

  async amend(actor: Actor, id: OfferId, seenVersion: number, changes: OfferChanges): Promise<Offer> {
    return this.work.run(async (tx) => {
      const before = await this.lockOwn(tx, actor, id);
      requireVersion(before.version, seenVersion);
      const { offer, event } = amendOffer(before, changes, { seller: partyOf(actor), today: this.clock.today(), now: this.clock.now() });
      await this.offers.saveTerms(tx, offer, actor.memberId);
      await this.log.append(tx, [event]);
      return offer;
    });
  }

  async withdraw(actor: Actor, id: OfferId): Promise<Offer> {
    return this.work.run(async (tx) => {
      const { offer, event } = withdrawOffer(await this.lockOwn(tx, actor, id), partyOf(actor), this.clock.now());
      await this.offers.saveState(tx, offer);
      await this.log.append(tx, [event]);
      return offer;
    });
  }

  /** Closes offers whose harvest is over. Answers how many, so that the caller comes back for the rest. */
  async expireDue(): Promise<number> {
    return this.work.run(async (tx) => {
      const due = await this.offers.lockDue(tx, this.clock.today(), EXPIRE_BATCH);
      const parties = await this.identity.parties(
        tx,
        due.map((offer) => offer.sellerId),
      );
      const closed = due.flatMap((before) => {
        const seller = parties.get(before.sellerId);
        return seller ? [expireOffer(before, { seller, today: this.clock.today(), now: this.clock.now() })] : [];
      });
      for (const { offer } of closed) await this.offers.saveState(tx, offer);
      await this.log.append(
        tx,
        closed.map(({ event }) => event),
      );
      return closed.length;
    });
  }

  /** Holds the rows of offers for a caller who will move their kilograms, in the order of their ids. */
  lockMany(tx: Tx, ids: readonly string[]): Promise<Offer[]> {
    return asProgram('a trade holds the stock of both its sides', () => this.offers.lockMany(tx, ids));
  }

  /** The codes under which offers are sold, by the offer's id; an offer without a code is left out. */
  async areaCodes(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.offers.areaCodes(tx, ids);
  }

  /** Moves kilograms between open, held and confirmed; the rows must be held. */
  move(tx: Tx, moves: readonly StockMove[]): Promise<StockLevel[]> {
    return asProgram('a trade moves the stock of both its sides', () => this.offers.move(tx, moves));
  }

  /** Notes that an auction of a held offer begins or ends. */
  async setInAuction(tx: Tx, id: OfferId, inAuction: boolean): Promise<void> {
    await this.offers.setInAuction(tx, id, inAuction);
  }

  /** Another organisation's offer is answered like one that does not exist. */
  private async lockOwn(tx: Tx, actor: Actor, id: OfferId): Promise<Offer> {
    const offer = await this.offers.lock(tx, id);
    if (offer.sellerId !== actor.organisationId) throw new DomainError('offer.not_found', {});
    return offer;
  }
}
