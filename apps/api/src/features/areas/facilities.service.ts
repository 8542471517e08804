import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readCode } from '@domain/areas/code-form';
import type { PackingFacility } from '@domain/areas/packing-facility';
import type { StandingChange } from '@domain/areas/standing';
import type { Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { DestinationId, FacilityId, OrganisationId, ProductId } from '@domain/shared/ids';
import { FIRST_VERSION } from '@domain/shared/version';
import { IdSource } from '../../platform/clock/id-source';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import type { Actor } from '../../platform/http/actor';
import { AreasRepository, type KeptChange } from './areas.repository';
import { type FacilityRow, SELECT_FACILITIES, toFacility } from './facility-row';

/** What an officer says of a packing facility. */
export interface FacilityDraft {
  readonly code: string;
  readonly holderId: OrganisationId | null;
  readonly holderName: string;
  readonly communeCode: string;
  readonly productIds: readonly ProductId[];
  readonly markets: readonly DestinationId[];
  readonly from: Day;
  readonly source: string;
}

/** Keeps the register of packing facilities. */
@Injectable()
export class FacilitiesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly source: DataSource,
    private readonly areas: AreasRepository,
    private readonly ids: IdSource,
  ) {}

  /** Enters a facility, active for its markets. @throws DomainError `facility.code_taken`, `area_code.invalid` */
  async register(actor: Actor, draft: FacilityDraft): Promise<PackingFacility> {
    const { code } = readCode(draft.code, 'code');
    const standings: StandingChange[] = [null, ...new Set(draft.markets)].map((marketId) => ({
      marketId,
      standing: 'active',
      from: draft.from,
    }));
    const { holderId, holderName, communeCode, productIds } = draft;
    const facility = {
      id: this.ids.next() as FacilityId,
      code,
      holderId,
      holderName,
      communeCode,
      productIds,
      standings,
      version: FIRST_VERSION,
    };
    return this.work.run(async (tx) => {
      const inserted = await tx.query<unknown[]>(
        `INSERT INTO packing_facilities (id, code, holder_id, holder_name, commune_code, product_ids, standings, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (code) DO NOTHING RETURNING id`,
        [facility.id, code, holderId, holderName, communeCode, productIds, JSON.stringify(standings), facility.version],
      );
      if (inserted.length === 0) throw new DomainError('facility.code_taken', { code }, 'code');
      await this.areas.keepChanges(
        tx,
        standings.map((change) => ({ areaId: null, facilityId: facility.id, change, reason: draft.source, memberId: actor.memberId })),
      );
      return facility;
    });
  }

  /** Facilities by code; only one holder's where it is given. */
  async list(holderId: OrganisationId | null): Promise<PackingFacility[]> {
    const rows = await this.source.query<FacilityRow[]>(
      `${SELECT_FACILITIES} WHERE $1::uuid IS NULL OR f.holder_id = $1 ORDER BY f.code LIMIT 1000`,
      [holderId],
    );
    return rows.map(toFacility);
  }

  /** One facility; another's than this holder's, where it is given, is answered like none. @throws DomainError `facility.not_found` */
  async one(id: FacilityId, holderId: OrganisationId | null): Promise<PackingFacility> {
    const rows = await this.source.query<FacilityRow[]>(`${SELECT_FACILITIES} WHERE f.id = $1 AND ($2::uuid IS NULL OR f.holder_id = $2)`, [
      id,
      holderId,
    ]);
    if (!rows[0]) throw new DomainError('facility.not_found', {});
    return toFacility(rows[0]);
  }

  /** Holds a facility's row until the transaction ends. @throws DomainError `facility.not_found` */
  async lock(tx: Tx, id: FacilityId): Promise<PackingFacility> {
    const [row] = await tx.query<FacilityRow[]>(`${SELECT_FACILITIES} WHERE f.id = $1 FOR UPDATE`, [id]);
    if (!row) throw new DomainError('facility.not_found', {});
    return toFacility(row);
  }

  /** Writes a changed standing with who changed it and why; the caller holds the row and tells whom it concerns. */
  async saveStanding(
    tx: Tx,
    { id, standings, version }: PackingFacility,
    made: Pick<KeptChange, 'change' | 'reason' | 'memberId'>,
  ): Promise<void> {
    await this.areas.keepChanges(tx, [{ areaId: null, facilityId: id, ...made }]);
    await tx.query('UPDATE packing_facilities SET standings = $2, version = $3 WHERE id = $1', [id, JSON.stringify(standings), version]);
  }
}
