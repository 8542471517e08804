import { Injectable } from '@nestjs/common';
import type { SettledDay } from '@domain/orders/make-line';
import {
  amendStandingOrder,
  moveStandingOrder,
  openStandingOrder,
  type Setting,
  STANDING_ORDERS_MAX,
} from '@domain/orders/set-standing-order';
import type { StandingOrderChanged } from '@domain/orders/standing-events';
import type { StandingOrder, StandingTerms } from '@domain/orders/standing-order';
import { dueDays } from '@domain/shared/standing-schedule';
import type { Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { StandingOrderId } from '@domain/shared/ids';
import { dayAt, type Instant } from '@domain/shared/instant';
import type { StandingState } from '@domain/shared/standing-state';
import { requireVersion } from '@domain/shared/version';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import { partyOf, type Actor } from '../../platform/http/actor';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { StandingLinesService } from './standing-lines.service';
import { StandingOrdersRepository } from './standing-orders.repository';

/**
 * Sets, changes and ends standing orders. What is due is settled first, under the same lock: a change is for the days after it; and what
 * falls due by it is settled with it, so that whoever sets a standing order sees its first line at once.
 */
@Injectable()
export class StandingOrdersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: StandingOrdersRepository,
    private readonly lines: StandingLinesService,
    private readonly catalogue: CatalogueQueries,
    private readonly log: EventLog,
    private readonly ids: IdSource,
  ) {}

  async open(actor: Actor, terms: StandingTerms): Promise<StandingOrder> {
    return this.work.run(async (tx) => {
      if ((await this.rows.running(tx, actor.organisationId)) >= STANDING_ORDERS_MAX)
        throw new DomainError('standing_order.too_many', { most: STANDING_ORDERS_MAX });
      return this.save(tx, openStandingOrder(this.ids.next() as StandingOrderId, terms, await this.setting(tx, actor)));
    });
  }

  async amend(actor: Actor, id: StandingOrderId, seen: number, terms: StandingTerms): Promise<StandingOrder> {
    return this.work.run(async (tx) => {
      const before = await this.lockSettled(tx, actor, id);
      requireVersion(before.version, seen);
      return this.save(tx, amendStandingOrder(before, terms, await this.setting(tx, actor)));
    });
  }

  async move(actor: Actor, id: StandingOrderId, to: StandingState): Promise<StandingOrder> {
    return this.work.run(async (tx) => {
      const before = await this.lockSettled(tx, actor, id);
      return this.save(tx, moveStandingOrder(before, to, await this.setting(tx, actor)));
    });
  }

  async placeMissed(actor: Actor, id: StandingOrderId, day: Day): Promise<SettledDay> {
    return this.work.run(async (tx) => this.lines.placeMissed(tx, await this.lockSettled(tx, actor, id), day));
  }

  private async lockSettled(tx: Tx, actor: Actor, id: StandingOrderId): Promise<StandingOrder> {
    const held = await this.rows.lockOwn(tx, actor.organisationId, id);
    return this.settled(tx, held, await databaseNow(tx));
  }

  private async settled(tx: Tx, standing: StandingOrder, now: Instant): Promise<StandingOrder> {
    const { state, schedule, nextDay } = standing;
    if (state === 'ended' || dueDays(schedule, nextDay, now, 1).days.length === 0) return standing;
    return (await this.lines.settle(tx, [standing]))[0] ?? standing;
  }

  private async setting(tx: Tx, actor: Actor): Promise<Setting> {
    const now = await databaseNow(tx);
    return { buyer: partyOf(actor), memberId: actor.memberId, now, today: dayAt(now), catalogue: this.catalogue.catalogue };
  }

  private async save(tx: Tx, { standing, event }: { standing: StandingOrder; event: StandingOrderChanged }): Promise<StandingOrder> {
    await this.rows.save(tx, standing, event.at);
    await this.rows.saveDue(tx, [standing]);
    await this.log.append(tx, [event]);
    return this.settled(tx, standing, event.at);
  }
}
