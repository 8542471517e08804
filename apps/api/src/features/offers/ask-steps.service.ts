import { Injectable, type OnModuleInit } from '@nestjs/common';
import { amendOffer } from '@domain/offers/amend-offer';
import { type AskStep, askStepsOf } from '@domain/offers/ask-steps';
import { DomainError } from '@domain/shared/domain-error';
import type { OfferId } from '@domain/shared/ids';
import { priceOf } from '@domain/shared/unit-price';
import { Clock } from '../../platform/clock/clock';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { Sweeps } from '../../platform/deadlines/sweeps';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { IdentityQueries } from '../identity/identity.queries';
import { OffersRepository } from './offers.repository';

const BATCH = 100;

/** Asks that step down by day: set in advance, known to the seller alone, applied when their day has come. */
@Injectable()
export class AskStepsService implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly offers: OffersRepository,
    private readonly identity: IdentityQueries,
    private readonly sweeps: Sweeps,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.add(() => this.applyDue());
  }

  /** Sets the steps of one's own open offer, in place of those not yet applied. */
  async set(actor: Actor, id: OfferId, steps: readonly AskStep[]): Promise<readonly AskStep[]> {
    return this.work.run(async (tx) => {
      const offer = await this.offers.lock(tx, id);
      if (offer.sellerId !== actor.organisationId) throw new DomainError('offer.not_found', {});
      if (offer.state !== 'open') throw new DomainError('offer.closed', { state: offer.state });
      const sound = askStepsOf(offer, steps, this.clock.today());
      await asProgram('asks for days to come are kept where no request reaches them', async () => {
        await tx.query('DELETE FROM offer_ask_steps WHERE offer_id = $1 AND NOT applied', [id]);
        await tx.query(
          `INSERT INTO offer_ask_steps (offer_id, day, ask_vnd_per_kg)
         SELECT $1, day, ask FROM jsonb_to_recordset($2) AS s (day date, ask bigint)`,
          [id, JSON.stringify(sound.map(({ day, askVndPerKg }) => ({ day, ask: askVndPerKg })))],
        );
      });
      return sound;
    });
  }

  /** A step whose day has come is a change of terms like any other, made by the clock for the member who opened the offer. */
  private async applyDue(): Promise<number> {
    return this.work.run(async (tx) => {
      const due = await this.due(tx);
      for (const { id, ask, openedBy } of due) await this.apply(tx, id, ask, openedBy);
      return due.length;
    });
  }

  private async due(tx: Tx): Promise<{ id: OfferId; ask: number; openedBy: string }[]> {
    return tx.query(
      `SELECT DISTINCT ON (s.offer_id) s.offer_id AS id, s.ask_vnd_per_kg AS ask, o.opened_by AS "openedBy"
       FROM offer_ask_steps s JOIN offers o ON o.id = s.offer_id
       WHERE NOT s.applied AND s.day <= $1 AND NOT o.in_auction ORDER BY s.offer_id, s.day DESC LIMIT $2`,
      [this.clock.today(), BATCH],
    );
  }

  private async apply(tx: Tx, id: OfferId, ask: number, memberId: string): Promise<void> {
    const before = await this.offers.lock(tx, id);
    await tx.query('UPDATE offer_ask_steps SET applied = true WHERE offer_id = $1 AND day <= $2', [id, this.clock.today()]);
    if (before.state !== 'open' || ask >= before.askVndPerKg) return;
    const changes = { askVndPerKg: priceOf(ask, 'askVndPerKg') };
    const seller = await this.identity.party(tx, before.sellerId);
    const { offer, event } = amendOffer(before, changes, { seller, today: this.clock.today(), now: this.clock.now() });
    await this.offers.saveTerms(tx, offer, memberId as Parameters<OffersRepository['saveTerms']>[2]);
    await this.log.append(tx, [event]);
  }
}
