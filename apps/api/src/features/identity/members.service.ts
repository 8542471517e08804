import { Injectable } from '@nestjs/common';
import { MEMBER_NAME } from '@domain/identity/organisation';
import { permissionsOf, type Role } from '@domain/identity/role';
import { signInNameOf } from '@domain/identity/sign-in-name';
import { DomainError } from '@domain/shared/domain-error';
import { cleanText } from '@domain/shared/text';
import { IdSource } from '../../platform/clock/id-source';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import type { Actor } from '../../platform/http/actor';
import { MembersRepository, type InvitationRow, type MemberRow } from './members.repository';
import { hashOf } from './sessions.service';
import { SessionsRepository } from './sessions.repository';

/** An invitation waits a week: long enough for a letter by hand, short enough to be forgotten safely. */
const INVITATION_DAYS = 7;
/** A reset is handed over and used the same day. */
const RESET_HOURS = 24;
const NOTE = { min: 0, max: 100 } as const;

/** What a manager does with the members of the organisation. */
@Injectable()
export class MembersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly members: MembersRepository,
    private readonly sessions: SessionsRepository,
    private readonly ids: IdSource,
  ) {}

  async list(actor: Actor): Promise<MemberRow[]> {
    return this.asManager((tx) => this.members.ofOrganisation(tx, actor.organisationId));
  }

  /** Gives a member another role. @throws DomainError `member.not_found`, `member.not_yourself`, `member.wrong_role` */
  async changeRole(actor: Actor, memberId: string, role: Role): Promise<void> {
    permissionsOf(actor.organisationKind, role);
    if (memberId === actor.memberId) throw new DomainError('member.not_yourself', {});
    await this.asManager(async (tx) => {
      await this.lockMember(tx, actor, memberId);
      await this.members.saveRole(tx, actor.organisationId, memberId, role);
    });
  }

  /** Ends a membership: the member's sessions and keys here end with it. Oneself included, unless nobody would manage. @throws DomainError `member.not_found`, `member.last_manager` */
  async end(actor: Actor, memberId: string): Promise<void> {
    await this.asManager(async (tx) => {
      await this.lockMember(tx, actor, memberId);
      await this.members.end(tx, actor.organisationId, memberId);
      const left = await this.members.ofOrganisation(tx, actor.organisationId);
      if (!left.some(({ role }) => permissionsOf(actor.organisationKind, role).includes('member.manage')))
        throw new DomainError('member.last_manager', {});
      await this.sessions.revokeAll(tx, memberId, { keep: null, organisationId: actor.organisationId });
    });
  }

  /** An invitation to hand over: whoever holds its token may join once, in that role. */
  async invite(actor: Actor, role: Role, note: string): Promise<{ id: string; token: string; expiresInDays: number }> {
    permissionsOf(actor.organisationKind, role);
    const invitation = { id: this.ids.next(), token: this.ids.secret() };
    await this.asManager((tx) =>
      this.members.invite(tx, {
        id: invitation.id,
        organisationId: actor.organisationId,
        role,
        note: note === '' ? '' : cleanText(note, NOTE, 'note'),
        tokenHash: hashOf(invitation.token),
        invitedBy: actor.memberId,
        days: INVITATION_DAYS,
      }),
    );
    return { ...invitation, expiresInDays: INVITATION_DAYS };
  }

  async invitations(actor: Actor): Promise<InvitationRow[]> {
    return this.asManager((tx) => this.members.invitations(tx, actor.organisationId));
  }

  /** @throws DomainError `invitation.not_found` */
  async revokeInvitation(actor: Actor, id: string): Promise<void> {
    if (!(await this.asManager((tx) => this.members.revokeInvitation(tx, actor.organisationId, id))))
      throw new DomainError('invitation.not_found', {});
  }

  /** A link to hand over to a member who has forgotten the password. @throws DomainError `member.not_found` */
  async resetPassword(actor: Actor, memberId: string): Promise<{ token: string; expiresInHours: number }> {
    const token = this.ids.secret();
    await this.asManager(async (tx) => {
      await this.lockMember(tx, actor, memberId);
      await this.members.insertReset(tx, { tokenHash: hashOf(token), memberId, madeBy: actor.memberId, hours: RESET_HOURS });
    });
    return { token, expiresInHours: RESET_HOURS };
  }

  private async lockMember(tx: Tx, actor: Actor, memberId: string): Promise<void> {
    if ((await this.members.lockRole(tx, actor.organisationId, memberId)) === undefined) throw new DomainError('member.not_found', {});
  }

  private asManager<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
    return asProgram('a manager sees to the members of the organisation', () => this.work.run(act));
  }
}

/** What somebody says who joins with a new account. */
export interface Joining {
  readonly name: string;
  readonly signInName: string;
  readonly password: string;
}

/** The name of a person and the name they sign in with. @throws DomainError of either */
export function readPerson({ name, signInName }: Pick<Joining, 'name' | 'signInName'>, path: string): { name: string; signInName: string } {
  return { name: cleanText(name, MEMBER_NAME, `${path}name`), signInName: signInNameOf(signInName, `${path}signInName`) };
}
