import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PEOPLES_PERMISSIONS } from '@domain/identity/permission';
import { permissionsOf, rolesOf } from '@domain/identity/role';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type OrganisationId } from '@domain/shared/ids';
import { asProgram } from '../../platform/database/row-scope';
import type { Actor } from '../../platform/http/actor';
import { IdentityRepository } from './identity.repository';

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
    if (!isUuid(text)) throw new DomainError('organisation.not_found', {});
    const organisation = await asProgram('staff act for an organisation', () =>
      this.identity.organisation(this.source.manager, text as OrganisationId),
    );
    if (organisation.state !== 'active') throw new DomainError('organisation.suspended', {});
    const rights = rolesOf(organisation.kind).flatMap((role) => permissionsOf(organisation.kind, role));
    return {
      ...staff,
      organisationId: organisation.id as OrganisationId,
      organisationKind: organisation.kind,
      organisationName: organisation.name,
      demo: organisation.demo,
      placeId: organisation.placeId,
      ownerGroup: organisation.ownerGroup,
      permissions: new Set(rights.filter((permission) => !PEOPLES_PERMISSIONS.has(permission) && permission !== 'audit.read')),
      staffOf: staff.organisationId,
    };
  }
}
