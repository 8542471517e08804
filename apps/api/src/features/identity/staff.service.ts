import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { permissionsOnBehalf } from '@domain/identity/behalf';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type OrganisationId } from '@domain/shared/ids';
import { asProgram } from '../../platform/database/row-scope';
import type { Actor } from '../../platform/http/actor';
import { IdentityRepository } from './identity.repository';
import type { OrganisationEntity } from './organisation.entity';

/**
 * Staff of the operator who act for an organisation that calls by telephone: they trade in its name, never see to its people, and the
 * audit says both who did it and for whom.
 */
@Injectable()
export class StaffService {
  constructor(
    private readonly source: DataSource,
    private readonly identity: IdentityRepository,
  ) {}

  /** @throws DomainError `auth.forbidden`, `organisation.not_found`, `organisation.suspended` */
  async actFor(staff: Actor, text: string): Promise<Actor> {
    if (!staff.permissions.has('behalf.act')) throw new DomainError('auth.forbidden', {});
    const organisation = await this.served(text);
    return {
      ...staff,
      organisationId: organisation.id as OrganisationId,
      organisationKind: organisation.kind,
      organisationName: organisation.name,
      demo: organisation.demo,
      placeId: organisation.placeId,
      ownerGroup: organisation.ownerGroup,
      permissions: new Set(permissionsOnBehalf(organisation.kind)),
      staffOf: staff.organisationId,
    };
  }

  /** An organisation that staff may act for now. @throws DomainError `organisation.not_found`, `organisation.suspended`, `auth.forbidden` */
  async served(text: string): Promise<OrganisationEntity> {
    if (!isUuid(text)) throw new DomainError('organisation.not_found', {});
    const organisation = await asProgram('staff act for an organisation', () =>
      this.identity.organisation(this.source.manager, text as OrganisationId),
    );
    if (permissionsOnBehalf(organisation.kind).length === 0) throw new DomainError('auth.forbidden', {});
    if (organisation.state !== 'active') throw new DomainError('organisation.suspended', {});
    return organisation;
  }
}
