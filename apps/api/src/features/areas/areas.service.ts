import { Injectable } from '@nestjs/common';
import { authoriseUse } from '@domain/areas/authorise-use';
import { usedKg } from '@domain/areas/area-ledger';
import type { Authorisation, PlantingArea } from '@domain/areas/planting-area';
import { amendArea, registerArea, type AreaDraft } from '@domain/areas/register-area';
import { seasonCapacityKg } from '@domain/areas/season-capacity';
import { DomainError } from '@domain/shared/domain-error';
import type { AreaId, AuthorisationId, MemberId } from '@domain/shared/ids';
import { invariant } from '@domain/shared/invariant';
import { requireVersion } from '@domain/shared/version';
import { IdSource } from '../../platform/clock/id-source';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import type { Actor } from '../../platform/http/actor';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { AreaLedgerRepository } from './area-ledger.repository';
import { AreasRepository, type KeptChange } from './areas.repository';

/** Rows of a register that go in together: short beside any lock that a round waits for. */
export interface RegisterResult {
  readonly added: readonly PlantingArea[];
  readonly changed: readonly PlantingArea[];
  readonly same: number;
  /** Codes that say less ground than what was sold under them: they stay as they were. */
  readonly refused: readonly { readonly code: string; readonly why: DomainError }[];
}

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

  /** Changes sizes, holder and place of an area. @throws DomainError `version.stale`, `area.below_used` and what `amendArea` refuses */
  async amend(id: AreaId, seen: number, draft: AreaDraft, source: string): Promise<PlantingArea> {
    return this.work.run(async (tx) => {
      const before = await this.areas.lock(tx, id);
      requireVersion(before.version, seen);
      const after = amendArea(before, { ...draft, code: before.code });
      const [refused] = await this.fitCapacities(tx, [after]);
      if (refused) throw refused.why;
      await this.areas.saveMany(tx, [after], source);
      return after;
    });
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

  /** An officer has looked at a code of another form. */
  async check(id: AreaId): Promise<PlantingArea> {
    return this.work.run(async (tx) => {
      const before = await this.areas.lock(tx, id);
      if (before.checked) return before;
      const after = { ...before, checked: true, version: before.version + 1 };
      await this.areas.saveMany(tx, [after], null);
      return after;
    });
  }

  /** Enters and amends many areas of one file in the caller's transaction; codes that are known already are amended. */
  async takeIn(tx: Tx, drafts: readonly AreaDraft[], memberId: MemberId, source: string): Promise<RegisterResult> {
    const fresh = drafts.map((draft) => registerArea(draft, this.ids.next() as AreaId));
    const known = new Map(
      (
        await this.areas.lockMany(
          tx,
          await this.areas.idsOfCodes(
            tx,
            fresh.map(({ code }) => code),
          ),
        )
      ).map((area) => [area.code, area]),
    );
    const added = fresh.filter(({ code }) => !known.has(code));
    const amended = drafts.flatMap((draft, at) => {
      const before = known.get(fresh[at]?.code ?? '');
      const after = before && amendArea(before, draft);
      return after && after !== before ? [after] : [];
    });
    const taken = await this.areas.insertMany(tx, added, source);
    invariant(taken === undefined, 'a code was entered while a file brought it in; the file is read again', { code: taken?.code ?? '' });
    await this.keepFirst(tx, added, memberId, source);
    const refused = await this.fitCapacities(tx, amended);
    const changed = amended.filter(({ code }) => !refused.some((one) => one.code === code));
    await this.areas.saveMany(tx, changed, source);
    return { added, changed, same: drafts.length - added.length - amended.length, refused };
  }

  /** The holder, or an officer in its name, lets another organisation use the code. */
  async authorise(actor: Actor, id: AreaId, given: Omit<Authorisation, 'id' | 'withdrawn'>): Promise<PlantingArea> {
    return this.asKeeper(async (tx) => {
      const area = await this.areas.lock(tx, id);
      this.requireHolder(actor, area);
      const leave = { ...given, id: this.ids.next() as AuthorisationId, withdrawn: false };
      const after = authoriseUse(area, leave, this.capacityOf(area));
      await this.areas.insertAuthorisation(tx, id, leave, actor.memberId);
      await this.areas.saveMany(tx, [after], null);
      return after;
    });
  }

  /** Takes a leave back. @throws DomainError `authorisation.not_found` */
  async withdrawAuthorisation(actor: Actor, id: AreaId, leave: AuthorisationId): Promise<PlantingArea> {
    return this.asKeeper(async (tx) => {
      const area = await this.areas.lock(tx, id);
      this.requireHolder(actor, area);
      const known = area.authorisations.some((each) => each.id === leave && !each.withdrawn);
      if (!known) throw new DomainError('authorisation.not_found', {});
      await this.areas.withdrawAuthorisation(tx, leave);
      return this.areas.one(tx, id);
    });
  }

  /** The register is the program's; who may change which part of it is decided here. */
  private asKeeper<Done>(work: (tx: Tx) => Promise<Done>): Promise<Done> {
    return asProgram('a holder gives leave to use its code', () => this.work.run(work));
  }

  /** Another's area is answered like one that does not exist; an officer keeps them all. */
  requireHolder(actor: Actor, area: PlantingArea): void {
    if (!actor.permissions.has('area.keep') && area.holderId !== actor.organisationId) throw new DomainError('area.not_found', {});
  }

  /** What an area bears in a season. */
  capacityOf(area: PlantingArea): ReturnType<typeof seasonCapacityKg> {
    return seasonCapacityKg(area.areaM2, area.yieldKgPerHa, this.catalogue.product(area.productId, 'productId').yieldKgPerHa);
  }

  /** Brings the seasons that have begun to what the ground bears now; answers the areas of which more is spoken for than that. */
  private async fitCapacities(tx: Tx, areas: readonly PlantingArea[]): Promise<RegisterResult['refused']> {
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
