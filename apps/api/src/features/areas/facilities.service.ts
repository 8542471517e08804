import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PackingFacility } from '@domain/areas/packing-facility';
import { usersOf } from '@domain/areas/planting-area';
import { amendFacility, type FacilityDraft, type FacilityFacts, registerFacility } from '@domain/areas/register-facility';
import { DomainError } from '@domain/shared/domain-error';
import type { FacilityId, MemberId } from '@domain/shared/ids';
import { requireVersion } from '@domain/shared/version';
import { IdSource } from '../../platform/clock/id-source';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import type { Actor } from '../../platform/http/actor';
import { AreasRepository, type KeptChange } from './areas.repository';
import { type FacilitiesAsked, FacilitiesRepository } from './facilities.repository';
import { type Bringer, type CodeRegister, type RegisterResult, takeIn } from './take-in';

/** Keeps the register of packing facilities. What a change of a standing means for lots is told by the room `access`. */
@Injectable()
export class FacilitiesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly source: DataSource,
    private readonly facilities: FacilitiesRepository,
    private readonly areas: AreasRepository,
    private readonly ids: IdSource,
  ) {}

  /** Enters one facility. @throws DomainError `facility.code_taken` and what `registerFacility` refuses */
  async register(actor: Actor, draft: FacilityDraft, source: string): Promise<PackingFacility> {
    return this.work.run(async (tx) => {
      const facility = registerFacility(draft, this.ids.next() as FacilityId);
      const taken = await this.facilities.insertMany(tx, [facility], source);
      if (taken) throw new DomainError('facility.code_taken', { code: facility.code }, 'code');
      await this.keepFirst(tx, [facility], actor.memberId, source);
      return facility;
    });
  }

  /** Enters and amends many facilities of one file in the caller's transaction. */
  async takeIn(tx: Tx, drafts: readonly FacilityDraft[], by: Bringer): Promise<RegisterResult> {
    const register: CodeRegister<FacilityDraft, PackingFacility> = {
      enter: (draft) => registerFacility(draft, this.ids.next() as FacilityId),
      amend: amendFacility,
      hold: async (of, codes) => this.facilities.lockMany(of, await this.facilities.idsOfCodes(of, codes)),
      insertMany: (of, facilities, source) => this.facilities.insertMany(of, facilities, source),
      keepFirst: (of, facilities, memberId, source) => this.keepFirst(of, facilities, memberId, source),
      fit: () => Promise.resolve([]),
      saveMany: (of, facilities, source) => this.facilities.saveMany(of, facilities, source),
      concerned: (facilities) => ({
        productIds: [...new Set(facilities.flatMap(({ productIds }) => productIds))],
        sellerIds: [...new Set(facilities.flatMap(usersOf))],
      }),
    };
    return takeIn(register, tx, drafts, by);
  }

  /** Facilities by code, and how many there are in all. */
  async list(asked: FacilitiesAsked): Promise<{ found: PackingFacility[]; total: number }> {
    return {
      found: await this.facilities.list(this.source.manager, asked),
      total: await this.facilities.count(this.source.manager, asked),
    };
  }

  /** @throws DomainError `facility.not_found` */
  async one(id: FacilityId): Promise<PackingFacility> {
    return this.facilities.one(this.source.manager, id);
  }

  /** Holds a facility's row until the transaction ends. @throws DomainError `facility.not_found` */
  async lock(tx: Tx, id: FacilityId): Promise<PackingFacility> {
    const [facility] = await this.facilities.lockMany(tx, [id]);
    if (!facility) throw new DomainError('facility.not_found', {});
    return facility;
  }

  /** Changes what is known of a facility that the caller holds. @throws DomainError `version.stale` and what `amendFacility` refuses */
  async amend(
    tx: Tx,
    before: PackingFacility,
    said: { seen: number; stated: Partial<FacilityFacts>; source: string },
  ): Promise<PackingFacility> {
    requireVersion(before.version, said.seen);
    const after = amendFacility(before, said.stated);
    await this.facilities.saveMany(tx, [after], said.source);
    return after;
  }

  /** An officer has looked at a code of another form; the caller holds the row. */
  async check(tx: Tx, before: PackingFacility): Promise<PackingFacility> {
    if (before.checked) return before;
    const after = { ...before, checked: true, version: before.version + 1 };
    await this.facilities.saveMany(tx, [after], null);
    return after;
  }

  /** Writes a changed standing with who changed it and why; the caller holds the row and tells whom it concerns. */
  async saveStanding(tx: Tx, facility: PackingFacility, made: Pick<KeptChange, 'change' | 'reason' | 'memberId'>): Promise<void> {
    await this.areas.keepChanges(tx, [{ areaId: null, facilityId: facility.id, ...made }]);
    await this.facilities.saveMany(tx, [facility], null);
  }

  private async keepFirst(tx: Tx, facilities: readonly PackingFacility[], memberId: MemberId, reason: string): Promise<void> {
    await this.areas.keepChanges(
      tx,
      facilities.flatMap(({ id, standings }) => standings.map((change) => ({ areaId: null, facilityId: id, change, reason, memberId }))),
    );
  }
}
