import { Injectable } from '@nestjs/common';
import { authoriseUse, seasonBound } from '@domain/areas/authorise-use';
import { packingBound, type PackingFacility } from '@domain/areas/packing-facility';
import type { Authorisation, AuthorisationDraft, HeldCode, PlantingArea } from '@domain/areas/planting-area';
import { DomainError } from '@domain/shared/domain-error';
import type { AuthorisationId } from '@domain/shared/ids';
import { NO_KG } from '@domain/shared/weight';
import { IdSource } from '../../platform/clock/id-source';
import type { Tx } from '../../platform/database/unit-of-work';
import type { Actor } from '../../platform/http/actor';
import { AreasRepository } from './areas.repository';
import { AreasService } from './areas.service';
import { FacilitiesRepository } from './facilities.repository';
import { LeavesRepository } from './leaves.repository';

/** Gives and takes back leave to use a code, of an area or of a packing facility. The caller holds the code's row. */
@Injectable()
export class LeavesService {
  constructor(
    private readonly areasService: AreasService,
    private readonly areas: AreasRepository,
    private readonly facilities: FacilitiesRepository,
    private readonly leaves: LeavesRepository,
    private readonly ids: IdSource,
  ) {}

  /** @throws DomainError as `authoriseUse` */
  async ofArea(tx: Tx, actor: Actor, area: PlantingArea, given: AuthorisationDraft): Promise<PlantingArea> {
    const leave = this.leaveOf(given);
    const after = authoriseUse(area, leave, seasonBound(this.areasService.capacityOf(area)));
    await this.leaves.insert(tx, { areaId: area.id }, leave, actor.memberId);
    await this.areas.saveMany(tx, [after], null);
    return after;
  }

  /** @throws DomainError as `authoriseUse` */
  async ofFacility(tx: Tx, actor: Actor, facility: PackingFacility, given: AuthorisationDraft): Promise<PackingFacility> {
    const leave = this.leaveOf(given);
    const after = authoriseUse(facility, leave, packingBound(facility, leave.window));
    await this.leaves.insert(tx, { facilityId: facility.id }, leave, actor.memberId);
    await this.facilities.saveMany(tx, [after], null);
    return after;
  }

  /** Takes a leave of this code back; what was sold or packed under it stays. @throws DomainError `authorisation.not_found` */
  async withdraw<Code extends HeldCode>(tx: Tx, code: Code, id: AuthorisationId): Promise<Code> {
    const known = code.authorisations.some((leave) => leave.id === id && !leave.withdrawn);
    if (!known) throw new DomainError('authorisation.not_found', {});
    await this.leaves.withdraw(tx, id);
    return { ...code, authorisations: code.authorisations.map((leave) => (leave.id === id ? { ...leave, withdrawn: true } : leave)) };
  }

  private leaveOf(given: AuthorisationDraft): Authorisation {
    return { ...given, id: this.ids.next() as AuthorisationId, withdrawn: false, usedKg: NO_KG };
  }
}
