import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { OfferId } from '@domain/shared/ids';
import type { Day } from '@domain/shared/day';
import { dueDays, nextLine } from '@domain/shared/standing-schedule';
import { postMissedDay, settleLot, type SettledLot } from '@domain/supply/make-lot';
import { moveStandingOffer } from '@domain/supply/set-standing-offer';
import type { StandingOffer } from '@domain/supply/standing-offer';
import type { StandingOfferEvent } from '@domain/supply/standing-offer-events';
import { IdSource } from '../../platform/clock/id-source';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { Sweeps } from '../../platform/deadlines/sweeps';
import { EventLog } from '../../platform/event-log/event-log';
import { OffersService } from '../offers/offers.service';
import { type LotFactsOf, StandingLotFacts } from './standing-lot-facts';
import { StandingOffersRepository } from './standing-offers.repository';

/** Standing offers settled in one transaction: each lot is a statement of its own. */
const BATCH = 50;
/** Days of one of them settled at a time, after a long rest of the program; the others come with the next sweep. */
const DAYS_AT_ONCE = 31;

interface Settled {
  readonly standing: StandingOffer;
  readonly days: readonly SettledLot[];
  readonly events: readonly StandingOfferEvent[];
}

/** Posts the lots of standing offers: each due day once, with its lot or the reason why there is none. */
@Injectable()
export class StandingLotsService implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: StandingOffersRepository,
    private readonly offers: OffersService,
    private readonly facts: StandingLotFacts,
    private readonly sweeps: Sweeps,
    private readonly log: EventLog,
    private readonly ids: IdSource,
  ) {}

  onModuleInit(): void {
    this.sweeps.add(() => this.settleDue());
  }

  /** Settles what is due of these, whose rows are held, and answers with them as they stand then. */
  async settle(tx: Tx, standings: readonly StandingOffer[]): Promise<StandingOffer[]> {
    if (standings.length === 0) return [];
    const factsOf = await this.facts.read(tx, standings);
    const posted = await this.rows.postedKg(
      tx,
      standings.map(({ id }) => id),
    );
    const taken = new Map<string, number>();
    const settled = standings.map((standing) => this.settleOne(standing, factsOf, posted.get(standing.id) ?? 0, taken));
    const placed = settled.flatMap(({ standing, days }) =>
      days.flatMap(({ placed: one }) => (one ? [{ ...one, memberId: standing.setBy }] : [])),
    );
    await this.offers.write(tx, placed);
    await this.rows.insertLines(
      tx,
      settled.flatMap(({ standing, days }) => days.map(({ line }) => ({ id: standing.id, line }))),
    );
    for (const { standing } of settled)
      if (standing.state === 'ended') await this.rows.save(tx, standing, factsOf(standing, standing.nextDay).now);
    await this.rows.saveDue(
      tx,
      settled.map(({ standing }) => standing),
    );
    await this.log.append(tx, [...placed.map(({ event }) => event), ...settled.flatMap(({ events }) => events)]);
    return settled.map(({ standing }) => standing);
  }

  /** Posts the lot of a missed day after all; the row is held. @throws DomainError what {@link postMissedDay} refuses */
  async postMissed(tx: Tx, standing: StandingOffer, day: Day): Promise<SettledLot> {
    const line = await this.rows.line(tx, standing.id, day);
    const facts = (await this.facts.read(tx, [standing]))(standing, day);
    const postedKg = (await this.rows.postedKg(tx, [standing.id])).get(standing.id) ?? 0;
    const settled = postMissedDay(standing, line, { ...facts, postedKg, id: this.ids.next() as OfferId });
    if (settled.placed) await this.offers.write(tx, [{ offer: settled.placed.offer, memberId: standing.setBy }]);
    await this.rows.savePlaced(tx, { id: standing.id, line: settled.line });
    const told = { name: 'standing_offer.placed' as const, at: facts.now, standing, seller: facts.seller, line: settled.line };
    await this.log.append(tx, [...(settled.placed ? [settled.placed.event] : []), told]);
    return settled;
  }

  private async settleDue(): Promise<number> {
    return this.work.run(async (tx) => (await this.settle(tx, await this.rows.lockDue(tx, BATCH))).length);
  }

  /** `taken` counts what lots of this batch take under each code of each seller: the next of them finds so much less. */
  private settleOne(before: StandingOffer, factsOf: LotFactsOf, posted: number, taken: Map<string, number>): Settled {
    const code = `${before.sellerId} ${before.areaCode}`;
    const { now, seller } = factsOf(before, before.nextDay);
    const due = dueDays(before.schedule, before.nextDay, now, DAYS_AT_ONCE);
    let postedKg = posted;
    const days = due.days.map((day) => {
      const facts = factsOf(before, day);
      const roomKg = facts.roomKg === null ? null : facts.roomKg - (taken.get(code) ?? 0);
      const settled = settleLot(before, day, { ...facts, roomKg, postedKg, id: this.ids.next() as OfferId });
      if (settled.placed) {
        postedKg += before.kg;
        taken.set(code, (taken.get(code) ?? 0) + before.kg);
      }
      return settled;
    });
    const standing = { ...before, nextDay: due.nextDay };
    const told = days.flatMap(({ line }): StandingOfferEvent[] =>
      line.state === 'paused' ? [] : [{ name: `standing_offer.${line.state}`, at: now, standing, seller, line }],
    );
    if (before.state === 'ended' || nextLine(standing.schedule, standing.nextDay) !== null) return { standing, days, events: told };
    const ended = moveStandingOffer(standing, 'ended', { seller, now });
    return { standing: ended.standing, days, events: [...told, ended.event] };
  }
}
