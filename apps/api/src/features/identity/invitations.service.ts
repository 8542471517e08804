import { Injectable } from '@nestjs/common';
import { DomainError } from '@domain/shared/domain-error';
import { IdSource } from '../../platform/clock/id-source';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { IdentityRepository } from './identity.repository';
import { MembersRepository, type OpenInvitation } from './members.repository';
import { readPerson, type Joining } from './members.service';
import { Passwords, readNewPassword } from './password';
import { hashOf } from './sessions.service';
import { SignInService } from './sign-in.service';

/** What comes with an invitation beside the name and password. */
interface Shown {
  /** The code of the authenticator app, for an account that has one. */
  readonly code: string | null;
  /** To how personal data is used. */
  readonly consent: boolean;
}

/** How whoever holds an invitation joins: with an account they have, or with a new one. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly members: MembersRepository,
    private readonly identity: IdentityRepository,
    private readonly passwords: Passwords,
    private readonly signIns: SignInService,
    private readonly ids: IdSource,
  ) {}

  /** @throws DomainError `invitation.not_found` for a wrong, a used and an old one alike */
  async open(token: string): Promise<OpenInvitation> {
    const found = await this.work.run((tx) =>
      asProgram('whoever holds an invitation may read it', () => this.members.openInvitation(tx, hashOf(token))),
    );
    if (!found) throw new DomainError('invitation.not_found', {});
    return found;
  }

  /**
   * Joins. A sign-in name that somebody has already must come with its password: then it is the same person, in one organisation more.
   *
   * @throws DomainError `invitation.not_found`, `consent.required`, `auth.wrong_credentials`, `auth.code_required`, those of names and passwords
   */
  async accept(token: string, joining: Joining & Shown, address: string): Promise<void> {
    await this.open(token);
    if (!joining.consent) throw new DomainError('consent.required', {}, 'consent');
    const person = readPerson(joining, '');
    const isTaken = await this.identity.isTaken(person.signInName);
    if (isTaken) await this.join(token, await this.signIns.memberOf({ ...joining, name: joining.signInName }, address), null);
    else {
      // Hashing takes long: no row is held meanwhile.
      const passwordHash = await this.passwords.hash(readNewPassword(joining.password, false, 'password'));
      await this.join(token, this.ids.next(), { ...person, passwordHash });
    }
  }

  private async join(
    token: string,
    memberId: string,
    made: { name: string; signInName: string; passwordHash: string } | null,
  ): Promise<void> {
    await asProgram('an invitation makes somebody a member', () =>
      this.work.run(async (tx) => {
        const invitation = await this.members.openInvitation(tx, hashOf(token));
        if (!invitation) throw new DomainError('invitation.not_found', {});
        if (made)
          await this.identity.insertMember(tx, { id: memberId, ...made, organisationId: invitation.organisationId, role: invitation.role });
        else await this.identity.insertMembership(tx, { memberId, organisationId: invitation.organisationId, role: invitation.role });
        await this.identity.noteConsent(tx, memberId);
        if (!(await this.members.useInvitation(tx, invitation.id, memberId))) throw new DomainError('invitation.not_found', {});
      }),
    );
  }
}
