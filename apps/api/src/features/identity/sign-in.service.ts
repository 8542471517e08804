import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { passwordAsTyped } from '@domain/identity/password-rule';
import { signInNameOf, type SignInName } from '@domain/identity/sign-in-name';
import { DomainError } from '@domain/shared/domain-error';
import { asProgram } from '../../platform/database/row-scope';
import { SignInLimits } from '../../platform/http/sign-in-limits';
import { Passwords } from './password';
import { SecondFactor } from './second-factor';
import { SessionsService, type Device, type Session } from './sessions.service';
import { SessionsRepository, type Credentials } from './sessions.repository';

/** What somebody shows to come in. */
export interface Proof {
  readonly name: string;
  readonly password: string;
  /** The code of the authenticator app, once it is asked for. */
  readonly code: string | null;
}

/** Signing in, and proving again who one is. */
@Injectable()
export class SignInService {
  constructor(
    private readonly source: DataSource,
    private readonly rows: SessionsRepository,
    private readonly sessions: SessionsService,
    private readonly passwords: Passwords,
    private readonly secondFactor: SecondFactor,
    private readonly limits: SignInLimits,
  ) {}

  /**
   * Opens a session. An unknown name, a wrong password and a locked account look and last alike.
   *
   * @throws DomainError `server.busy`, `sign_in.locked`, `auth.wrong_credentials`, `auth.code_required`, `auth.code_wrong`, `organisation.suspended`
   */
  async signIn(proof: Proof, device: Device): Promise<{ token: string; session: Session }> {
    const signInName = readName(proof.name);
    this.passwords.needRoom(); // whoever is told to come back has not failed: it is not counted
    const attempt = await this.limits.begin(signInName ?? proof.name, device.address);
    const member = await this.check(signInName, proof);
    await attempt.succeeded();
    const [first] = await this.sessions.belongings(member.memberId);
    if (!first) throw new DomainError('auth.wrong_credentials', {});
    if (first.state === 'suspended' || first.state === 'refused') throw new DomainError('organisation.suspended', {});
    return this.sessions.begin(member.memberId, first.organisationId, device);
  }

  /** Whether this name and password belong together: for joining an organisation with an account one has. Counts as a sign-in. */
  async memberOf(proof: Proof, address: string): Promise<string> {
    const signInName = readName(proof.name);
    this.passwords.needRoom();
    const attempt = await this.limits.begin(signInName ?? proof.name, address);
    const { memberId } = await this.check(signInName, proof);
    await attempt.succeeded();
    return memberId;
  }

  /** Proves again who one is: with a code if the second factor is on, else with the password. @throws DomainError `auth.wrong_credentials`, `auth.code_wrong`, `sign_in.locked` */
  async proveAgain(
    token: string,
    session: Session,
    shown: { password: string | null; code: string | null },
    address: string,
  ): Promise<void> {
    const { memberId } = session.actor;
    const attempt = await this.limits.begin(memberId, address);
    await asProgram('a member proves who they are', async () => {
      const member = await this.rows.credentialsOf(this.source.manager, memberId);
      if (!member) throw new DomainError('session.expired', {});
      if (member.totpOn) return this.secondFactor.take(this.source.manager, member, shown.code ?? '');
      if (!(await this.passwords.matches(member.passwordHash, passwordAsTyped(shown.password ?? ''))))
        throw new DomainError('auth.wrong_credentials', {}, 'password');
    });
    await attempt.succeeded();
    await this.sessions.prove(token);
  }

  private check(signInName: SignInName | undefined, { password, code }: Proof): Promise<Credentials> {
    return asProgram('whether a name and a password fit', async () => {
      const known = signInName ? await this.rows.credentials(this.source.manager, signInName) : undefined;
      if (!(await this.passwords.matches(known?.passwordHash, passwordAsTyped(password))) || !known)
        throw new DomainError('auth.wrong_credentials', {});
      if (!known.totpOn) return known;
      if (code === null || code === '') throw new DomainError('auth.code_required', {}, 'code');
      await this.secondFactor.take(this.source.manager, known, code);
      return known;
    });
  }
}

function readName(name: string): SignInName | undefined {
  try {
    return signInNameOf(name, 'name');
  } catch {
    return undefined; // a name that cannot exist is answered like one that does not
  }
}
