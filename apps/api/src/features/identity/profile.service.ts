import { Injectable } from '@nestjs/common';
import { needsSecondFactor } from '@domain/identity/role';
import { passwordAsTyped } from '@domain/identity/password-rule';
import { DomainError } from '@domain/shared/domain-error';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import type { Actor } from '../../platform/http/actor';
import { Passwords, readNewPassword } from './password';
import { ProfileRepository, type PersonalData } from './profile.repository';
import { SecondFactor } from './second-factor';
import { SessionsRepository, type Credentials } from './sessions.repository';
import { hashOf } from './sessions.service';

/** What members do with what is their own: password, second factor, and the data about them. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly profiles: ProfileRepository,
    private readonly sessions: SessionsRepository,
    private readonly passwords: Passwords,
    private readonly secondFactor: SecondFactor,
  ) {}

  /** Sets a new password; all other sessions end. @throws DomainError `auth.wrong_credentials`, those of the rule */
  async changePassword(actor: Actor, token: string, { old, fresh }: { old: string; fresh: string }): Promise<void> {
    await this.asMember(actor, async (tx, member) => {
      if (!(await this.passwords.matches(member.passwordHash, passwordAsTyped(old))))
        throw new DomainError('auth.wrong_credentials', {}, 'old');
      await this.profiles.savePassword(tx, member.memberId, await this.passwords.hash(readNewPassword(fresh, member.totpOn, 'fresh')));
      await this.sessions.revokeAll(tx, member.memberId, { keep: hashOf(token), organisationId: null });
    });
  }

  /** Begins to turn the second factor on: what the app must be given. Nothing changes until a code proves that it was. @throws DomainError `second_factor.already_on` */
  async beginSecondFactor(actor: Actor): Promise<{ uri: string; secret: string }> {
    return this.asMember(actor, async (tx, member) => {
      if (member.totpOn) throw new DomainError('second_factor.already_on', {});
      const { uri, secret, kept } = this.secondFactor.begin(member.memberId, actor.memberName);
      await this.profiles.saveSecret(tx, member.memberId, kept);
      return { uri, secret };
    });
  }

  /** @throws DomainError `second_factor.already_on`, `second_factor.not_begun`, `auth.code_wrong` */
  async turnSecondFactorOn(actor: Actor, code: string): Promise<void> {
    await this.asMember(actor, async (tx, member) => {
      if (member.totpOn) throw new DomainError('second_factor.already_on', {});
      if (member.totpSecret === null) throw new DomainError('second_factor.not_begun', {});
      await this.secondFactor.take(tx, member, code);
      await this.profiles.turnSecondFactor(tx, member.memberId, true);
    });
  }

  /** @throws DomainError `auth.step_up_required`, `second_factor.kept_by_role`, `password.too_short` when the password is too short alone */
  async turnSecondFactorOff(actor: Actor, role: Parameters<typeof needsSecondFactor>[0]): Promise<void> {
    if (!actor.provenLately) throw new DomainError('auth.step_up_required', {});
    if (needsSecondFactor(role)) throw new DomainError('second_factor.kept_by_role', {});
    await this.asMember(actor, (tx, member) => this.profiles.turnSecondFactor(tx, member.memberId, false));
  }

  /** Everything that is kept about this person, for them to take along. */
  async export(actor: Actor): Promise<PersonalData> {
    return this.asMember(actor, (tx, member) => this.profiles.personalData(tx, member.memberId));
  }

  /**
   * Forgets who this person is: name and sign-in name go, the sessions end, the memberships too. What they did for their organisations
   * stays, under a name that says nothing: contracts must be kept. @throws DomainError `auth.step_up_required`, `member.last_manager`
   */
  async erase(actor: Actor): Promise<void> {
    if (!actor.provenLately) throw new DomainError('auth.step_up_required', {});
    await this.asMember(actor, async (tx, { memberId }) => {
      await this.profiles.requireOtherManagers(tx, memberId);
      await this.profiles.erase(tx, memberId);
      await this.sessions.revokeAll(tx, memberId, { keep: null, organisationId: null });
    });
  }

  private asMember<T>(actor: Actor, act: (tx: Tx, member: Credentials) => Promise<T>): Promise<T> {
    return asProgram('a member changes what is their own', () =>
      this.work.run(async (tx) => {
        const member = await this.sessions.credentialsOf(tx, actor.memberId);
        if (!member) throw new DomainError('session.expired', {});
        return act(tx, member);
      }),
    );
  }
}
