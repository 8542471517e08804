import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { permissionsOnBehalf, STAFFS_OWN_PERMISSIONS } from '@domain/identity/behalf';
import type { Permission } from '@domain/identity/permission';
import { needsSecondFactor, permissionsNow } from '@domain/identity/role';
import { SESSION_LIFE, type SessionKind } from '@domain/identity/session-life';
import { isProvenLately } from '@domain/identity/step-up';
import { DomainError } from '@domain/shared/domain-error';
import { instantOf } from '@domain/shared/instant';
import type { MemberId, OrganisationId } from '@domain/shared/ids';
import { ENV } from '../../platform/config/config.module';
import { IdSource } from '../../platform/clock/id-source';
import { asDate } from '../../platform/clock/as-date';
import { Clock } from '../../platform/clock/clock';
import { asProgram } from '../../platform/database/row-scope';
import type { Actor } from '../../platform/http/actor';
import type { Env } from '../../platform/config/env';
import { SessionLookups } from './session-lookups';
import {
  SessionsRepository,
  type Belonging,
  type ListedSession,
  type NewSession,
  type OpenSessions,
  type SessionRow,
} from './sessions.repository';

/** How long an answer about a session may be reused: a revoked one must be out within two seconds. */
const REMEMBERED_MS = 1_000;
/** However often it is seen to be open, a session is read again after this long: its use is noted then. */
const READ_AGAIN_MS = 60_000;
/** Sessions remembered at once; beyond it the oldest are asked again. */
const REMEMBERED_MAX = 20_000;

/** Whether the member has, lacks or is spared the second factor that the role may ask for. */
export type SecondFactorState = 'on' | 'off' | 'needed' | 'spared_in_demo';

/** An open session: who, and until when. */
export interface Session {
  readonly actor: Actor;
  readonly row: SessionRow;
  readonly secondFactor: SecondFactorState;
  readonly expiresAt: Date;
}

/** A session that has just begun, with the token that opens it. */
export interface Begun {
  readonly token: string;
  readonly session: Session;
}

/** What is known of a token: `at` is when it was last seen to be so, `readAt` when the whole of it was read; monotonic ms. */
interface Known {
  readonly session: Session;
  readonly readAt: number;
  at: number;
}

/** From where somebody signs in, for the list of their sessions. */
export interface Device {
  readonly kind: SessionKind;
  readonly name: string;
  readonly address: string;
}

/** Opens and ends sessions, and answers who a cookie belongs to. */
@Injectable()
export class SessionsService {
  private readonly remembered = new Map<string, Known>();

  constructor(
    private readonly source: DataSource,
    private readonly rows: SessionsRepository,
    private readonly lookups: SessionLookups,
    private readonly ids: IdSource,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** A new session with a token of its own; nothing that existed before the sign-in opens it. */
  async begin(memberId: string, organisationId: string, device: Device): Promise<Begun> {
    return this.insertNew(memberId, organisationId, device, { staffOf: null, since: null });
  }

  private async insertNew(
    memberId: string,
    organisationId: string,
    device: Device,
    more: Pick<NewSession, 'staffOf' | 'since'>,
  ): Promise<Begun> {
    const token = this.ids.secret();
    await this.asSelf(() =>
      this.rows.insert(this.source.manager, {
        tokenHash: hashOf(token),
        memberId,
        organisationId,
        kind: device.kind,
        ...SESSION_LIFE[device.kind],
        device: device.name,
        address: device.address,
        ...more,
      }),
    );
    const session = await this.openNow(token);
    if (!session) throw new DomainError('session.expired', {});
    return { token, session };
  }

  async signOut(token: string): Promise<void> {
    this.remembered.delete(token);
    await this.asSelf(() => this.rows.revoke(this.source.manager, hashOf(token)));
  }

  /** The open session of a cookie; undefined if it is unknown, over or revoked. At most a second old. */
  async open(token: string): Promise<Session | undefined> {
    return this.known(token) ?? this.openNow(token);
  }

  /** As {@link open}, without asking anybody; undefined too for one that was not asked for within the last second. */
  known(token: string): Session | undefined {
    const now = this.clock.monotonicMs();
    const known = this.remembered.get(token);
    const isFresh = known && now - known.at < REMEMBERED_MS && now - known.readAt < READ_AGAIN_MS;
    return isFresh && known.session.expiresAt.getTime() > this.clock.now() ? known.session : undefined;
  }

  /** As {@link open}, asking the database. */
  async openNow(token: string): Promise<Session | undefined> {
    this.remembered.delete(token);
    const asked = this.clock.monotonicMs();
    const row = await this.lookups.of(hashOf(token));
    if (!row) return undefined;
    const session = this.sessionOf(row);
    if (this.remembered.size >= REMEMBERED_MAX) this.remembered.delete(this.remembered.keys().next().value ?? '');
    this.remembered.set(token, { session, readAt: asked, at: asked }); // what the answer is good for counts from the question
    return session;
  }

  /** Those of these sessions, by their hashes, that are open now: one question for all sockets of a node. What it shows to be so still is remembered for longer. */
  async openAmong(asked: readonly { readonly token: string; readonly tokenHash: string }[]): Promise<ReadonlySet<string>> {
    const at = this.clock.monotonicMs();
    const tokens = new Map(asked.map(({ token, tokenHash }) => [tokenHash, token]));
    const groups = await this.asSelf(() => this.rows.openSessions(this.source.manager, [...tokens.keys()]));
    const open = new Set<string>();
    for (const group of groups) {
      for (const hash of group.hashes.split(' ')) {
        open.add(hash);
        this.seen(tokens.get(hash) ?? '', group, at);
      }
    }
    return open;
  }

  private seen(token: string, { role, organisationState }: OpenSessions, at: number): void {
    const known = this.remembered.get(token);
    if (!known || known.at >= at) return;
    const { row } = known.session;
    if (row.role === role && row.organisationState === organisationState) known.at = at;
    else this.remembered.delete(token);
  }

  async list(memberId: string): Promise<ListedSession[]> {
    return this.asSelf(() => this.rows.ofMember(this.source.manager, memberId));
  }

  /** Ends another of one's own sessions. @throws DomainError `session.not_found` */
  async end(memberId: string, id: string): Promise<void> {
    const ended = await this.asSelf(() => this.rows.revokeOne(this.source.manager, memberId, id));
    if (!ended) throw new DomainError('session.not_found', {});
    this.forgetMember(memberId);
  }

  async endOthers(memberId: string, token: string): Promise<void> {
    await this.asSelf(() => this.rows.revokeAll(this.source.manager, memberId, { keep: hashOf(token), organisationId: null }));
    this.forgetMember(memberId);
  }

  /** On this node an end that a person asks for holds at once; on the others within a second. */
  private forgetMember(memberId: string): void {
    for (const [token, { session }] of this.remembered) if (session.actor.memberId === memberId) this.remembered.delete(token);
  }

  async belongings(memberId: string): Promise<Belonging[]> {
    return this.asSelf(() => this.rows.belongings(this.source.manager, memberId));
  }

  /** Works for another of one's own organisations from now on, under a new token; the old one ends. @throws DomainError `organisation.not_found` */
  async switchTo(token: string, current: Session, organisationId: string, device: Device): Promise<Begun> {
    const mine = await this.belongings(current.actor.memberId);
    const to = mine.find((each) => each.organisationId === organisationId && (each.state === 'active' || each.state === 'applied'));
    if (!to) throw new DomainError('organisation.not_found', {});
    return this.changeOver(token, current, { organisationId: to.organisationId, staffOf: null }, device);
  }

  /** Staff of the operator work for another organisation from now on, under a new token; the old one ends. */
  async actFor(token: string, current: Session, organisationId: OrganisationId, device: Device): Promise<Begun> {
    return this.changeOver(token, current, { organisationId, staffOf: current.actor.organisationId }, device);
  }

  /** Whoever changes over proves nothing by it: the proof grows old and the session ends as if it were still the first. */
  private async changeOver(
    token: string,
    { actor, row }: Session,
    to: { readonly organisationId: OrganisationId; readonly staffOf: OrganisationId | null },
    device: Device,
  ): Promise<Begun> {
    const since = { expiresAt: row.expiresAt, provenAt: row.provenAt };
    const begun = await this.insertNew(
      actor.memberId,
      to.organisationId,
      { ...device, kind: row.sessionKind },
      { staffOf: to.staffOf, since },
    );
    await this.signOut(token);
    return begun;
  }

  /** Notes that the member has just proved who they are, and forgets what is remembered about it. */
  async prove(token: string): Promise<void> {
    await this.asSelf(() => this.rows.prove(this.source.manager, hashOf(token)));
    this.remembered.delete(token);
  }

  private asSelf<T>(work: () => Promise<T>): Promise<T> {
    return asProgram('which sessions and organisations a member has', work);
  }

  get secureCookies(): boolean {
    return this.env.secureCookies;
  }

  private sessionOf(row: SessionRow): Session {
    const secondFactor = this.secondFactorOf(row);
    const idleUntil = this.clock.now() + row.idleMinutes * 60_000;
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
        permissions: new Set(permissionsIn(row, secondFactor)),
        provenLately: isProvenLately(instantOf(row.provenAt.getTime()), this.clock.now()),
        proofFromVnd: this.env.stepUpVnd,
        staffOf: row.staffOf,
      },
      row,
      secondFactor,
      expiresAt: idleUntil < row.expiresAt.getTime() ? asDate(instantOf(idleUntil)) : row.expiresAt,
    };
  }

  private secondFactorOf(row: SessionRow): SecondFactorState {
    if (row.totpOn) return 'on';
    if (!needsSecondFactor(row.role)) return 'off';
    return this.env.demo && row.homeDemo ? 'spared_in_demo' : 'needed';
  }
}

function permissionsIn(row: SessionRow, secondFactor: SecondFactorState): readonly Permission[] {
  const standing = { letIn: row.organisationState === 'active', secured: secondFactor !== 'needed' };
  const own = permissionsNow(row.homeKind, row.role, standing);
  if (row.staffOf === null) return own;
  return own.includes('behalf.act') ? [...STAFFS_OWN_PERMISSIONS, ...permissionsOnBehalf(row.kind)] : [...STAFFS_OWN_PERMISSIONS];
}

/** What is kept of a token. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
