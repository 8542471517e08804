import { Injectable } from '@nestjs/common';
import { signInNameOf } from '@domain/identity/sign-in-name';
import { DomainError } from '@domain/shared/domain-error';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { SignInLimits } from '../../platform/http/sign-in-limits';
import { MembersRepository } from './members.repository';
import { Passwords, readNewPassword } from './password';
import { ProfileRepository } from './profile.repository';
import { SessionsRepository } from './sessions.repository';
import { hashOf } from './sessions.service';

/**
 * New passwords for those who forgot theirs: they ask, a manager of their organisation (or the operator) sees it and hands a link over,
 * and the link sets a password once. Whoever asks learns nothing: the answer is the same for every name.
 */
@Injectable()
export class PasswordResetsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly members: MembersRepository,
    private readonly profiles: ProfileRepository,
    private readonly sessions: SessionsRepository,
    private readonly passwords: Passwords,
    private readonly limits: SignInLimits,
  ) {}

  /** Notes the wish, if there is such a member. @throws DomainError `sign_in.locked` after a few in a quarter of an hour */
  async wish(name: string, address: string): Promise<void> {
    const signInName = readOrNothing(name);
    await this.limits.begin(`reset ${signInName}`, address);
    await asProgram('a wish for a new password', () => this.work.run((tx) => this.members.wishPassword(tx, signInName)));
  }

  /** Sets a new password by a link; every session of the member ends. @throws DomainError `password_reset.not_found`, those of the rule */
  async use(token: string, fresh: string, address: string): Promise<void> {
    const attempt = await this.limits.begin(`reset link ${token}`, address);
    await asProgram('a new password by a link', () =>
      this.work.run(async (tx) => {
        const member = await this.members.useReset(tx, hashOf(token));
        if (!member) throw new DomainError('password_reset.not_found', {});
        await this.profiles.savePassword(tx, member.memberId, await this.passwords.hash(readNewPassword(fresh, member.totpOn, 'password')));
        await this.sessions.revokeAll(tx, member.memberId, { keep: null, organisationId: null });
      }),
    );
    await attempt.succeeded();
  }
}

/** A name that cannot exist is treated like one that does not. */
function readOrNothing(name: string): string {
  try {
    return signInNameOf(name, 'name');
  } catch {
    return '';
  }
}
