import { Injectable } from '@nestjs/common';
import { MEMBER_NAME, ORGANISATION_NAME, type OrganisationKind } from '@domain/identity/organisation';
import { permissionsOf, type Role } from '@domain/identity/role';
import { signInNameOf } from '@domain/identity/sign-in-name';
import { DomainError } from '@domain/shared/domain-error';
import { idOf, type OrganisationId } from '@domain/shared/ids';
import { foldForSearch, cleanText } from '@domain/shared/text';
import { IdSource } from '../../platform/clock/id-source';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { IdentityRepository } from './identity.repository';
import type { OrganisationEntity } from './organisation.entity';
import { Passwords, readNewPassword } from './password';

/** What the operator says of a new organisation. */
export interface Registration {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly placeId: string | null;
  readonly demo: boolean;
  /** Another organisation of the same owner, if there is one. */
  readonly sameOwnerAs: string | null;
  readonly members: readonly { readonly name: string; readonly signInName: string; readonly password: string; readonly role: Role }[];
}

/** Registers organisations with their first members. */
@Injectable()
export class IdentityService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly identity: IdentityRepository,
    private readonly passwords: Passwords,
    private readonly ids: IdSource,
  ) {}

  async register(ask: Registration): Promise<OrganisationEntity> {
    if (ask.members.length === 0) throw new DomainError('organisation.no_member', {}, 'members');
    const name = cleanText(ask.name, ORGANISATION_NAME, 'name');
    const members = await this.readMembers(ask);
    return this.work.run(async (tx) => {
      const id = this.ids.next();
      const ownerGroup = ask.sameOwnerAs === null ? id : await this.groupOf(tx, idOf<OrganisationId>(ask.sameOwnerAs, 'sameOwnerAs'));
      const row = {
        id,
        kind: ask.kind,
        name,
        foldedName: foldForSearch(name),
        placeId: ask.placeId,
        ownerGroup,
        demo: ask.demo,
        state: 'active' as const,
      };
      await this.identity.insertOrganisation(tx, row);
      for (const member of members) await this.identity.insertMember(tx, { ...member, id: this.ids.next(), organisationId: id });
      return { ...row, stateReason: null };
    });
  }

  private async groupOf(tx: Tx, id: OrganisationId): Promise<string> {
    return (await this.identity.organisation(tx, id)).ownerGroup;
  }

  private async readMembers(ask: Registration): Promise<{ name: string; signInName: string; passwordHash: string; role: Role }[]> {
    const read = ask.members.map((member, index) => {
      permissionsOf(ask.kind, member.role);
      return {
        name: cleanText(member.name, MEMBER_NAME, `members.${index}.name`),
        signInName: signInNameOf(member.signInName, `members.${index}.signInName`),
        password: readNewPassword(member.password, false, `members.${index}.password`),
        role: member.role,
      };
    });
    return Promise.all(read.map(async ({ password, ...member }) => ({ ...member, passwordHash: await this.passwords.hash(password) })));
  }
}
