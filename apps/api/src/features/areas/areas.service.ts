import { Injectable } from '@nestjs/common';
import { usedKg } from '@domain/areas/area-ledger';
import type { PlantingArea } from '@domain/areas/planting-area';
import { amendArea, registerArea, type AreaDraft, type AreaFacts } from '@domain/areas/register-area';
import { seasonCapacityKg } from '@domain/areas/season-capacity';
import { DomainError } from '@domain/shared/domain-error';
import type { AreaId, MemberId } from '@domain/shared/ids';
import { requireVersion } from '@domain/shared/version';
import { IdSource } from '../../platform/clock/id-source';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import type { Actor } from '../../platform/http/actor';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { AreaLedgerRepository } from './area-ledger.repository';
import { AreasRepository, type KeptChange } from './areas.repository';
import { type Bringer, type CodeRegister, type RegisterResult, takeIn, type Unfit } from './take-in';

/** Keeps the register of planting areas. What a change of a standing means for lots is told by the room `access`. */
@Injectable()
export class AreasService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly areas: AreasRepository,
    private readonly ledger: AreaLedgerRepository,
    private readonly catalogue: CatalogueQueries,
    private readonly ids: IdSource,
  ) {}

  /** Enters one area. @throws DomainError `area.code_taken` and what `registerArea` refuses */
  async register(actor: Actor, draft: AreaDraft, source: string): Promise<PlantingArea> {
    return this.work.run(async (tx) => {
      const area = registerArea(draft, this.ids.next() as AreaId);
      const taken = await this.areas.insertMany(tx, [area], source);
      if (taken) throw new DomainError('area.code_taken', { code: area.code }, 'code');
      await this.keepFirst(tx, [area], actor.memberId, source);
      return area;
    });
  }

  /** Changes what is known of an area that the caller holds. @throws DomainError `version.stale`, `area.below_used` and what `amendArea` refuses */
  async amend(tx: Tx, before: PlantingArea, said: { seen: number; stated: Partial<AreaFacts>; source: string }): Promise<PlantingArea> {
    requireVersion(before.version, said.seen);
    const after = amendArea(before, said.stated);
    const [refused] = await this.fitCapacities(tx, [after]);
    if (refused) throw refused.why;
    await this.areas.saveMany(tx, [after], said.source);
    return after;
  }

  /** Holds one area's row until the transaction ends. @throws DomainError `area.not_found` */
  async lock(tx: Tx, id: AreaId): Promise<PlantingArea> {
    return this.areas.lock(tx, id);
  }

  /** Writes a changed standing with who changed it and why; the caller holds the row and tells whom it concerns. */
  async saveStanding(tx: Tx, area: PlantingArea, made: Pick<KeptChange, 'change' | 'reason' | 'memberId'>): Promise<void> {
    await this.areas.saveMany(tx, [area], null);
    await this.areas.keepChanges(tx, [{ areaId: area.id, facilityId: null, ...made }]);
  }

  /** An officer has looked at a code of another form; the caller holds the row. */
  async check(tx: Tx, before: PlantingArea): Promise<PlantingArea> {
    if (before.checked) return before;
    const after = { ...before, checked: true, version: before.version + 1 };
    await this.areas.saveMany(tx, [after], null);
    return after;
  }

  /** Enters and amends many areas of one file in the caller's transaction. */
  async takeIn(tx: Tx, drafts: readonly AreaDraft[], by: Bringer): Promise<RegisterResult> {
    const register: CodeRegister<AreaDraft, PlantingArea> = {
      enter: (draft) => registerArea(draft, this.ids.next() as AreaId),
      amend: amendArea,
      hold: async (of, codes) => this.areas.lockMany(of, await this.areas.idsOfCodes(of, codes)),
      insertMany: (of, areas, source) => this.areas.insertMany(of, areas, source),
      keepFirst: (of, areas, memberId, source) => this.keepFirst(of, areas, memberId, source),
      fit: (of, areas) => this.fitCapacities(of, areas),
      saveMany: (of, areas, source) => this.areas.saveMany(of, areas, source),
      concerned: (areas) => ({
        productIds: [...new Set(areas.map(({ productId }) => productId))],
        codes: [...new Set(areas.map(({ code }) => code))],
      }),
    };
    return takeIn(register, tx, drafts, by);
  }

  /** What an area bears in a season. */
  capacityOf(area: PlantingArea): ReturnType<typeof seasonCapacityKg> {
    return seasonCapacityKg(area.areaM2, area.yieldKgPerHa, this.catalogue.product(area.productId, 'productId').yieldKgPerHa);
  }

  /** Brings the seasons that have begun to what the ground bears now; answers the areas of which more is spoken for than that. */
  private async fitCapacities(tx: Tx, areas: readonly PlantingArea[]): Promise<Unfit[]> {
    const byId = new Map<string, { code: string; capacityKg: number }>(
      areas.map((area) => [area.id, { code: area.code, capacityKg: this.capacityOf(area) }]),
    );
    const seasons = (await this.ledger.seasons(tx, [...byId.keys()])).map((season) => ({ season, now: byId.get(season.areaId)! }));
    const tooMuch = seasons.filter(({ season, now }) => usedKg(season) > now.capacityKg);
    const refused = tooMuch.map(({ season, now: { code, capacityKg } }) => ({
      code,
      why: new DomainError('area.below_used', { usedKg: usedKg(season), capacityKg }, 'hectares'),
    }));
    for (const { season, now } of seasons)
      if (season.capacityKg !== now.capacityKg && !refused.some(({ code }) => code === now.code))
        await this.ledger.setCapacity(tx, season.areaId, season.season, now.capacityKg);
    return refused;
  }

  private async keepFirst(tx: Tx, areas: readonly PlantingArea[], memberId: MemberId, reason: string): Promise<void> {
    await this.areas.keepChanges(
      tx,
      areas.flatMap(({ id, standings }) => standings.map((change) => ({ areaId: id, facilityId: null, change, reason, memberId }))),
    );
  }
}
