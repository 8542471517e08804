import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { passwordAsTyped } from '@domain/identity/password-rule';
import { permissionsOf } from '@domain/identity/role';
import { signInNameOf, type SignInName } from '@domain/identity/sign-in-name';
import { DomainError } from '@domain/shared/domain-error';
import type { MemberId } from '@domain/shared/ids';
import { ENV } from '../../platform/config/config.module';
import { IdSource } from '../../platform/clock/id-source';
import { Clock } from '../../platform/clock/clock';
import { asProgram } from '../../platform/database/row-scope';
import type { Actor } from '../../platform/http/actor';
import type { Env } from '../../platform/config/env';
import { IdentityRepository, type SessionRow } from './identity.repository';
import { Passwords } from './password';
import { SessionLookups } from './session-lookups';

/** A desk session's longest life (DESIGN section 9, decision 12). */
const SESSION_HOURS = 12;
/** How long an answer about a session may be reused: a revoked one must be out within two seconds. */
const REMEMBERED_MS = 1_000;
/** Sessions remembered at once; beyond it the oldest are asked again. */
const REMEMBERED_MAX = 20_000;

/** An open session: who, and until when. */
export interface Session {
  readonly actor: Actor;
  readonly role: SessionRow['role'];
  readonly expiresAt: Date;
}

/** Signing in and out, and answering who a cookie belongs to. */
@Injectable()
export class SessionsService {
  private readonly remembered = new Map<string, { session: Session; at: number }>();

  constructor(
    private readonly source: DataSource,
    private readonly identity: IdentityRepository,
    private readonly lookups: SessionLookups,
    private readonly passwords: Passwords,
    private readonly ids: IdSource,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Opens a session. @throws DomainError `auth.wrong_credentials`, the same for an unknown name and a wrong password */
  async signIn(name: string, password: string): Promise<{ token: string; session: Session }> {
    const signInName = readName(name);
    const known = signInName ? await this.asSelf(() => this.identity.credentials(this.source.manager, signInName)) : undefined;
    if (!(await this.passwords.matches(known?.passwordHash, passwordAsTyped(password))) || !known)
      throw new DomainError('auth.wrong_credentials', {});
    const token = this.ids.secret();
    await this.asSelf(() =>
      this.identity.insertSession(this.source.manager, {
        tokenHash: hashOf(token),
        memberId: known.memberId,
        organisationId: known.organisationId,
        hours: SESSION_HOURS,
      }),
    );
    const session = await this.open(token);
    if (!session) throw new DomainError('session.expired', {});
    return { token, session };
  }

  async signOut(token: string): Promise<void> {
    this.remembered.delete(token);
    await this.asSelf(() => this.identity.revokeSession(this.source.manager, hashOf(token)));
  }

  /** The open session of a cookie; undefined if it is unknown, over or revoked. At most a second old. */
  async open(token: string): Promise<Session | undefined> {
    const now = this.clock.monotonicMs();
    const known = this.remembered.get(token);
    if (known && now - known.at < REMEMBERED_MS && known.session.expiresAt.getTime() > this.clock.now()) return known.session;
    return this.openNow(token);
  }

  /** As {@link open}, asking the database. */
  async openNow(token: string): Promise<Session | undefined> {
    this.remembered.delete(token);
    const row = await this.lookups.of(hashOf(token));
    if (!row) return undefined;
    const session = toSession(row);
    if (this.remembered.size >= REMEMBERED_MAX) this.remembered.delete(this.remembered.keys().next().value ?? '');
    this.remembered.set(token, { session, at: this.clock.monotonicMs() });
    return session;
  }

  /** Those of these cookies whose sessions are open now: one question for all sockets of a node. */
  async openAmong(tokens: readonly string[]): Promise<ReadonlySet<string>> {
    const byHash = new Map(tokens.map((token) => [hashOf(token).toString('hex'), token]));
    const open = await this.asSelf(() => this.identity.openSessions(this.source.manager, [...byHash.keys()]));
    return new Set(open.map((hash) => byHash.get(hash) ?? ''));
  }

  private asSelf<T>(work: () => Promise<T>): Promise<T> {
    return asProgram('whether a name and a password fit, and which sessions are open', work);
  }

  get secureCookies(): boolean {
    return this.env.secureCookies;
  }
}

function readName(name: string): SignInName | undefined {
  try {
    return signInNameOf(name, 'name');
  } catch {
    return undefined; // a name that cannot exist is answered like one that does not
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function toSession(row: SessionRow): Session {
  return {
    actor: {
      memberId: row.memberId as MemberId,
      memberName: row.memberName,
      organisationId: row.organisationId,
      organisationKind: row.kind,
      organisationName: row.organisationName,
      demo: row.demo,
      placeId: row.placeId,
      ownerGroup: row.ownerGroup,
      permissions: new Set(permissionsOf(row.kind, row.role)),
    },
    role: row.role,
    expiresAt: row.expiresAt,
  };
}
