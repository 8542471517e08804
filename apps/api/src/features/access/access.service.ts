import { Injectable } from '@nestjs/common';
import type { AccessRule } from '@domain/areas/access-rule';
import type { PackingFacility } from '@domain/areas/packing-facility';
import type { Paper } from '@domain/areas/paper';
import { type PlantingArea, usersOf } from '@domain/areas/planting-area';
import { changeStanding, type StandingChange } from '@domain/areas/standing';
import type { AreaId, FacilityId, PaperId } from '@domain/shared/ids';
import { cleanText } from '@domain/shared/text';
import { Clock } from '../../platform/clock/clock';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { LotWatch } from './lot-watch';
import { Registers } from './registers';

const REASON = { min: 3, max: 400 } as const;

/** Changes of codes, papers and rules by officers: each tells at once whose lots it takes out of which markets. */
@Injectable()
export class AccessService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registers: Registers,
    private readonly lots: LotWatch,
    private readonly catalogue: CatalogueQueries,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Suspends, restores, grants or revokes a code, as a whole or for one market. From the commit on no round uses it otherwise. */
  async changeArea(actor: Actor, id: AreaId, change: StandingChange, reason: string): Promise<PlantingArea> {
    const why = cleanText(reason, REASON, 'reason');
    return this.work.run(async (tx) => {
      const before = await this.registers.areas.lock(tx, id);
      const after = { ...before, standings: changeStanding(before.standings, change), version: before.version + 1 };
      const save = (): Promise<void> => this.registers.areas.saveStanding(tx, after, { change, reason: why, memberId: actor.memberId });
      const { events } = await this.lots.around(tx, { productIds: [before.productId], codes: [before.code] }, save, this.clock.today());
      const at = await databaseNow(tx);
      const toIds = await this.lots.toldOf(tx, before);
      await this.log.append(tx, [{ name: 'area.standing_changed', at, code: before.code, change, reason: why, toIds }, ...events]);
      return after;
    });
  }

  /** The same for a packing facility. */
  async changeFacility(actor: Actor, id: FacilityId, change: StandingChange, reason: string): Promise<PackingFacility> {
    const why = cleanText(reason, REASON, 'reason');
    return this.work.run(async (tx) => {
      const before = await this.registers.facilities.lock(tx, id);
      const after = { ...before, standings: changeStanding(before.standings, change), version: before.version + 1 };
      const save = (): Promise<void> =>
        this.registers.facilities.saveStanding(tx, after, { change, reason: why, memberId: actor.memberId });
      const toIds = usersOf(before);
      const { events } = await this.lots.around(tx, { productIds: before.productIds, sellerIds: toIds }, save, this.clock.today());
      const at = await databaseNow(tx);
      await this.log.append(tx, [{ name: 'area.standing_changed', at, code: before.code, change, reason: why, toIds }, ...events]);
      return after;
    });
  }

  /** An officer has seen a paper, or takes it back. @throws DomainError `paper.not_found`, `paper.closed` */
  async judgePaper(id: PaperId, state: 'verified' | 'revoked'): Promise<Paper> {
    return this.work.run(async (tx) => {
      const { productIds, holderId } = await this.registers.papers.one(tx, id);
      const judge = (): Promise<Paper> => this.registers.papers.judge(tx, id, state);
      const { done, events } = await this.lots.around(tx, { productIds, sellerIds: [holderId] }, judge, this.clock.today());
      await this.log.append(tx, events);
      return done;
    });
  }

  /** Tells owners of lots whose paper has ended, once each. Answers how many papers. */
  async expirePapers(): Promise<number> {
    return this.work.run(async (tx) => {
      const over = await this.registers.papers.takeExpired(tx);
      for (const { productIds, holderId, validity } of over) {
        const concerned = { productIds, sellerIds: [holderId] };
        const { events } = await this.lots.around(tx, concerned, () => Promise.resolve(), validity.to);
        await this.log.append(tx, events);
      }
      return over.length;
    });
  }

  /** Records a rule of a market; lots that lose the market by it are told when it holds today. */
  async recordRule(actor: Actor, rule: AccessRule): Promise<void> {
    await this.work.run(async (tx) => {
      const productIds = rule.productId === null ? this.catalogue.products().map(({ id }) => id) : [rule.productId];
      const record = (): Promise<void> => this.registers.rules.record(tx, rule, actor.memberId);
      const { events } = await this.lots.around(tx, { productIds }, record, this.clock.today());
      await this.log.append(tx, events);
    });
  }
}
