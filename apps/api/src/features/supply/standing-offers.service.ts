import { Injectable } from '@nestjs/common';
import type { Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { StandingOfferId } from '@domain/shared/ids';
import { dayAt, type Instant } from '@domain/shared/instant';
import { dueDays } from '@domain/shared/standing-schedule';
import type { StandingState } from '@domain/shared/standing-state';
import { requireVersion } from '@domain/shared/version';
import type { SettledLot } from '@domain/supply/make-lot';
import {
  amendStandingOffer,
  moveStandingOffer,
  openStandingOffer,
  type OfferSetting,
  skipDays,
  STANDING_OFFERS_MAX,
} from '@domain/supply/set-standing-offer';
import type { StandingOffer, StandingOfferTerms } from '@domain/supply/standing-offer';
import type { StandingOfferChanged } from '@domain/supply/standing-offer-events';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import { partyOf, type Actor } from '../../platform/http/actor';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { StandingLotFacts } from './standing-lot-facts';
import { StandingLotsService } from './standing-lots.service';
import { StandingOffersRepository } from './standing-offers.repository';

/**
 * Sets, changes and stops standing offers. What is due is settled first, under the same lock: a change is for the days after it; and what
 * falls due by it is settled with it, so that whoever sets one sees its first lot at once.
 */
@Injectable()
export class StandingOffersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: StandingOffersRepository,
    private readonly lots: StandingLotsService,
    private readonly facts: StandingLotFacts,
    private readonly catalogue: CatalogueQueries,
    private readonly log: EventLog,
    private readonly ids: IdSource,
  ) {}

  async open(actor: Actor, terms: StandingOfferTerms): Promise<StandingOffer> {
    return this.work.run(async (tx) => {
      if ((await this.rows.running(tx, actor.organisationId)) >= STANDING_OFFERS_MAX)
        throw new DomainError('standing_offer.too_many', { most: STANDING_OFFERS_MAX });
      return this.save(tx, openStandingOffer(this.ids.next() as StandingOfferId, terms, await this.settingOf(tx, actor, terms)));
    });
  }

  async amend(actor: Actor, id: StandingOfferId, seen: number, terms: StandingOfferTerms): Promise<StandingOffer> {
    return this.work.run(async (tx) => {
      const before = await this.lockSettled(tx, actor, id);
      requireVersion(before.version, seen);
      return this.save(tx, amendStandingOffer(before, terms, await this.settingOf(tx, actor, terms)));
    });
  }

  async move(actor: Actor, id: StandingOfferId, to: StandingState): Promise<StandingOffer> {
    return this.work.run(async (tx) => {
      const before = await this.lockSettled(tx, actor, id);
      return this.save(tx, moveStandingOffer(before, to, await this.setting(tx, actor)));
    });
  }

  /** Leaves these of the days to come out, and no others. */
  async skip(actor: Actor, id: StandingOfferId, days: readonly Day[]): Promise<StandingOffer> {
    return this.work.run(async (tx) => {
      const before = await this.lockSettled(tx, actor, id);
      return this.save(tx, skipDays(before, days, await this.setting(tx, actor)));
    });
  }

  async postMissed(actor: Actor, id: StandingOfferId, day: Day): Promise<SettledLot> {
    return this.work.run(async (tx) => this.lots.postMissed(tx, await this.lockSettled(tx, actor, id), day));
  }

  private async lockSettled(tx: Tx, actor: Actor, id: StandingOfferId): Promise<StandingOffer> {
    const held = await this.rows.lockOwn(tx, actor.organisationId, id);
    return this.settled(tx, held, await databaseNow(tx));
  }

  private async settled(tx: Tx, standing: StandingOffer, now: Instant): Promise<StandingOffer> {
    const { state, schedule, nextDay } = standing;
    if (state === 'ended' || dueDays(schedule, nextDay, now, 1).days.length === 0) return standing;
    return (await this.lots.settle(tx, [standing]))[0] ?? standing;
  }

  private async setting(tx: Tx, actor: Actor): Promise<Omit<OfferSetting, 'codeFault'>> {
    const now = await databaseNow(tx);
    return { seller: partyOf(actor), memberId: actor.memberId, now, today: dayAt(now), catalogue: this.catalogue.catalogue };
  }

  private async settingOf(tx: Tx, actor: Actor, terms: StandingOfferTerms): Promise<OfferSetting> {
    const { productId: marketId } = this.catalogue.catalogue.tradedVariety(terms.varietyId, 'varietyId');
    const coded = { marketId, sellerId: actor.organisationId, areaCode: terms.areaCode };
    const faultOf = await this.facts.codeFaults(tx, [coded]);
    return { ...(await this.setting(tx, actor)), codeFault: faultOf(coded, terms.schedule.from) };
  }

  private async save(tx: Tx, { standing, event }: { standing: StandingOffer; event: StandingOfferChanged }): Promise<StandingOffer> {
    await this.rows.save(tx, standing, event.at);
    await this.rows.saveDue(tx, [standing]);
    await this.log.append(tx, [event]);
    return this.settled(tx, standing, event.at);
  }
}
