import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@domain/events';
import type { Concerned } from '@domain/areas/concerned';
import type { PackingFacility } from '@domain/areas/packing-facility';
import { type AuthorisationDraft, type HeldCode, type PlantingArea, usersOf } from '@domain/areas/planting-area';
import type { AreaFacts } from '@domain/areas/register-area';
import type { FacilityFacts } from '@domain/areas/register-facility';
import { DomainError } from '@domain/shared/domain-error';
import type { AreaId, AuthorisationId, FacilityId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { LotWatch } from './lot-watch';
import { Registers } from './registers';

/** What an officer states anew of a code: the version that was seen, the facts that change, and where they are known from. */
export interface Amendment<Facts> {
  readonly seen: number;
  readonly stated: Partial<Facts>;
  readonly source: string;
}

/** A leave that is given, or (its id) taken back. */
export type LeaveAct = { readonly give: AuthorisationDraft } | { readonly withdraw: AuthorisationId };

/** Changes of facts and leaves of codes: each tells at once whose lots it takes out of which markets, and wakes the markets concerned. */
@Injectable()
export class CodesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registers: Registers,
    private readonly lots: LotWatch,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `area.not_found` and what `AreasService.amend` refuses */
  async amendArea(id: AreaId, said: Amendment<AreaFacts>): Promise<PlantingArea> {
    return this.area(id, (tx, area) => this.registers.areas.amend(tx, area, said));
  }

  /** An officer has looked at a code of another form. @throws DomainError `area.not_found` */
  async checkArea(id: AreaId): Promise<PlantingArea> {
    return this.area(id, (tx, area) => this.registers.areas.check(tx, area));
  }

  /** The holder, or an officer in its name, gives leave or takes it back. @throws DomainError as `LeavesService` */
  async leaveOfArea(actor: Actor, id: AreaId, act: LeaveAct): Promise<PlantingArea> {
    return asProgram('a holder gives leave to use its code', () =>
      this.area(id, (tx, area) => {
        if (!isKeeperOf(actor, area)) throw new DomainError('area.not_found', {});
        const { leaves } = this.registers;
        return 'give' in act ? leaves.ofArea(tx, actor, area, act.give) : leaves.withdraw(tx, area, act.withdraw);
      }),
    );
  }

  /** @throws DomainError `facility.not_found` and what `FacilitiesService.amend` refuses */
  async amendFacility(id: FacilityId, said: Amendment<FacilityFacts>): Promise<PackingFacility> {
    return this.facility(id, (tx, facility) => this.registers.facilities.amend(tx, facility, said));
  }

  /** The same for a packing facility. @throws DomainError `facility.not_found` */
  async checkFacility(id: FacilityId): Promise<PackingFacility> {
    return this.facility(id, (tx, facility) => this.registers.facilities.check(tx, facility));
  }

  /** The same for a packing facility. @throws DomainError as `LeavesService` */
  async leaveOfFacility(actor: Actor, id: FacilityId, act: LeaveAct): Promise<PackingFacility> {
    return asProgram('a holder gives leave to use its code', () =>
      this.facility(id, (tx, facility) => {
        if (!isKeeperOf(actor, facility)) throw new DomainError('facility.not_found', {});
        const { leaves } = this.registers;
        return 'give' in act ? leaves.ofFacility(tx, actor, facility, act.give) : leaves.withdraw(tx, facility, act.withdraw);
      }),
    );
  }

  /** How a register file changes codes that are known: whose lots lose a market is told in the batch that changes them. */
  readonly watch = {
    around: <Done>(tx: Tx, concerned: Concerned, change: () => Promise<Done>) =>
      this.lots.around(tx, concerned, change, this.clock.today()),
    tell: async (tx: Tx, events: readonly DomainEvent[]): Promise<void> => void (await this.log.append(tx, events)),
  };

  private async area(id: AreaId, change: (tx: Tx, area: PlantingArea) => Promise<PlantingArea>): Promise<PlantingArea> {
    return this.work.run(async (tx) => {
      const before = await this.registers.areas.lock(tx, id);
      return this.told(tx, { productIds: [before.productId], codes: [before.code] }, () => change(tx, before));
    });
  }

  private async facility(
    id: FacilityId,
    change: (tx: Tx, facility: PackingFacility) => Promise<PackingFacility>,
  ): Promise<PackingFacility> {
    return this.work.run(async (tx) => {
      const before = await this.registers.facilities.lock(tx, id);
      return this.told(tx, { productIds: before.productIds, sellerIds: usersOf(before) }, () => change(tx, before));
    });
  }

  private async told<Done>(tx: Tx, concerned: Concerned, change: () => Promise<Done>): Promise<Done> {
    const { done, events } = await this.lots.around(tx, concerned, change, this.clock.today());
    await this.log.append(tx, events);
    return done;
  }
}

/** Another's code is answered like one that does not exist; an officer keeps them all. */
function isKeeperOf(actor: Actor, code: HeldCode): boolean {
  return actor.permissions.has('area.keep') || code.holderId === actor.organisationId;
}
