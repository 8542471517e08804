import { Injectable } from '@nestjs/common';
import type { OrganisationState } from '@domain/identity/organisation-life';
import type { OrganisationKind } from '@domain/identity/organisation';
import type { Role } from '@domain/identity/role';
import type { SessionKind } from '@domain/identity/session-life';
import type { OrganisationId } from '@domain/shared/ids';
import { prepared } from '../../platform/database/prepared';
import type { Tx } from '../../platform/database/unit-of-work';

/** A member as sign-in needs it. */
export interface Credentials {
  readonly memberId: string;
  readonly passwordHash: string;
  readonly totpOn: boolean;
  readonly totpSecret: Buffer | null;
}

/** An organisation that a member belongs to. */
export interface Belonging {
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly demo: boolean;
  readonly kind: OrganisationKind;
  readonly role: Role;
  readonly state: OrganisationState;
  readonly stateReason: string | null;
}

/** Who a session belongs to. */
export interface SessionRow {
  readonly id: string;
  readonly sessionKind: SessionKind;
  readonly memberId: string;
  readonly memberName: string;
  readonly totpOn: boolean;
  readonly organisationId: OrganisationId;
  readonly organisationName: string;
  readonly organisationState: OrganisationState;
  readonly kind: OrganisationKind;
  readonly role: Role;
  readonly ownerGroup: string;
  readonly demo: boolean;
  readonly placeId: string | null;
  readonly provenAt: Date;
  readonly idleMinutes: number;
  readonly expiresAt: Date;
  /** The operator, whose staff works for the organisation under this session; null for its own members. */
  readonly staffOf: OrganisationId | null;
  /** Where the member belongs: the organisation itself, or the operator. */
  readonly homeKind: OrganisationKind;
  readonly homeName: string;
  readonly homeDemo: boolean;
  /** True when its last use was noted more than a minute ago. */
  readonly isResting: boolean;
}

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly memberId: string;
  readonly organisationId: string;
  readonly kind: SessionKind;
  readonly idleMinutes: number;
  readonly longestMinutes: number;
  readonly device: string;
  readonly address: string;
  readonly staffOf: OrganisationId | null;
  /** What goes on from the session before when somebody changes over: its end, and when they proved who they are. Null at a sign-in. */
  readonly since: { readonly expiresAt: Date; readonly provenAt: Date } | null;
}

/** A session as its member sees it in the list. */
export interface ListedSession {
  readonly id: string;
  readonly kind: SessionKind;
  readonly device: string;
  readonly address: string;
  readonly organisationName: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
}

/** The little that is asked about thousands of sessions every second: those of one role in organisations of one state, as one text. */
export type OpenSessions = Pick<SessionRow, 'role' | 'organisationState'> & { readonly hashes: string };

const IS_OPEN = `s.revoked_at IS NULL AND s.expires_at > clock_timestamp()
  AND s.last_used_at > clock_timestamp() - make_interval(mins => s.idle_minutes)`;
const OF_MEMBERSHIP = `
  JOIN memberships ms ON ms.member_id = s.member_id AND ms.organisation_id = s.home_id AND ms.ended_at IS NULL
  JOIN organisations o ON o.id = s.organisation_id AND o.state IN ('applied', 'active')
  JOIN organisations home ON home.id = s.home_id AND (s.staff_of IS NULL OR (home.state = 'active' AND o.state = 'active'))`;
// Asked before anything is joined: the planner, which takes a list for a table, would rather go through all members and their sessions.
const AMONG = `s.token_hash = ANY (ARRAY (SELECT decode(h, 'hex') FROM unnest(string_to_array($1, ' ')) h))`;

const SESSIONS = prepared(
  `WITH s AS MATERIALIZED (SELECT s.* FROM sessions s WHERE ${AMONG} AND ${IS_OPEN})
   SELECT encode(s.token_hash, 'hex') AS hash, s.id, s.kind AS "sessionKind", m.id AS "memberId", m.name AS "memberName", m.totp_on AS "totpOn",
          o.id AS "organisationId", o.name AS "organisationName", o.state AS "organisationState", o.kind, ms.role,
          o.owner_group AS "ownerGroup", o.demo, o.place_id AS "placeId", s.proven_at AS "provenAt", s.idle_minutes AS "idleMinutes",
          s.last_used_at < clock_timestamp() - interval '1 minute' AS "isResting", s.expires_at AS "expiresAt",
          s.staff_of AS "staffOf", home.kind AS "homeKind", home.name AS "homeName", home.demo AS "homeDemo"
   FROM s ${OF_MEMBERSHIP} JOIN members m ON m.id = s.member_id`,
);

const OPEN_SESSIONS = prepared(
  `WITH s AS MATERIALIZED (
     SELECT s.member_id, s.organisation_id, s.home_id, s.staff_of, string_agg(encode(s.token_hash, 'hex'), ' ') AS hashes
     FROM sessions s WHERE ${AMONG} AND ${IS_OPEN} GROUP BY s.member_id, s.organisation_id, s.home_id, s.staff_of)
   SELECT string_agg(s.hashes, ' ') AS hashes, ms.role, o.state AS "organisationState" FROM s ${OF_MEMBERSHIP} GROUP BY ms.role, o.state`,
);

/** Rows of sessions, and what signing in asks of members. */
@Injectable()
export class SessionsRepository {
  async credentials(tx: Tx, signInName: string): Promise<Credentials | undefined> {
    const [row] = await tx.query<Credentials[]>(
      `SELECT id AS "memberId", password_hash AS "passwordHash", totp_on AS "totpOn", totp_secret AS "totpSecret"
       FROM members WHERE sign_in_name = $1 AND erased_at IS NULL`,
      [signInName],
    );
    return row;
  }

  async credentialsOf(tx: Tx, memberId: string): Promise<Credentials | undefined> {
    const [row] = await tx.query<Credentials[]>(
      `SELECT id AS "memberId", password_hash AS "passwordHash", totp_on AS "totpOn", totp_secret AS "totpSecret" FROM members WHERE id = $1`,
      [memberId],
    );
    return row;
  }

  /** Where a member belongs, those first in which they may work. */
  async belongings(tx: Tx, memberId: string): Promise<Belonging[]> {
    return tx.query<Belonging[]>(
      `SELECT o.id AS "organisationId", o.name, o.demo, o.kind, ms.role, o.state, o.state_reason AS "stateReason"
       FROM memberships ms JOIN organisations o ON o.id = ms.organisation_id
       WHERE ms.member_id = $1 AND ms.ended_at IS NULL
       ORDER BY array_position(ARRAY['active', 'applied', 'suspended', 'refused'], o.state), o.id`,
      [memberId],
    );
  }

  async insert(tx: Tx, row: NewSession): Promise<void> {
    await tx.query(
      `INSERT INTO sessions (token_hash, member_id, organisation_id, kind, idle_minutes, device, address, expires_at, staff_of, proven_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, least($10::timestamptz, clock_timestamp() + make_interval(mins => $8)), $9, coalesce($11::timestamptz, now()))`,
      [
        row.tokenHash,
        row.memberId,
        row.organisationId,
        row.kind,
        row.idleMinutes,
        row.device,
        row.address,
        row.longestMinutes,
        row.staffOf,
        row.since?.expiresAt ?? null,
        row.since?.provenAt ?? null,
      ],
    );
  }

  /** Those of these sessions that are open now, by the database's clock. Hashes in hexadecimal. */
  async sessions(tx: Tx, hashes: readonly string[]): Promise<(SessionRow & { readonly hash: string })[]> {
    return tx.query(SESSIONS, [hashes.join(' ')]);
  }

  /** Notes that these sessions are in use. */
  async touch(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query('UPDATE sessions SET last_used_at = clock_timestamp() WHERE id = ANY($1)', [ids]);
  }

  /** Those of these sessions (hashes in hexadecimal) that are open now, with what their permissions hang on. */
  async openSessions(tx: Tx, hashes: readonly string[]): Promise<OpenSessions[]> {
    return tx.query(OPEN_SESSIONS, [hashes.join(' ')]);
  }

  async ofMember(tx: Tx, memberId: string): Promise<ListedSession[]> {
    return tx.query<ListedSession[]>(
      `SELECT s.id, s.kind, s.device, s.address, o.name AS "organisationName", s.created_at AS "createdAt", s.last_used_at AS "lastUsedAt",
              s.expires_at AS "expiresAt"
       FROM sessions s ${OF_MEMBERSHIP} WHERE s.member_id = $1 AND ${IS_OPEN} ORDER BY s.last_used_at DESC LIMIT 100`,
      [memberId],
    );
  }

  async revoke(tx: Tx, tokenHash: Buffer): Promise<void> {
    await tx.query('UPDATE sessions SET revoked_at = clock_timestamp() WHERE token_hash = $1 AND revoked_at IS NULL', [tokenHash]);
  }

  /** Ends one session of a member. Answers whether there was one. */
  async revokeOne(tx: Tx, memberId: string, id: string): Promise<boolean> {
    const [, ended] = await tx.query<[unknown[], number]>(
      'UPDATE sessions SET revoked_at = clock_timestamp() WHERE id = $1 AND member_id = $2 AND revoked_at IS NULL',
      [id, memberId],
    );
    return ended > 0;
  }

  /** Ends all sessions of a member but one, everywhere or in one organisation. */
  async revokeAll(tx: Tx, memberId: string, but: { readonly keep: Buffer | null; readonly organisationId: string | null }): Promise<void> {
    await tx.query(
      `UPDATE sessions SET revoked_at = clock_timestamp()
       WHERE member_id = $1 AND revoked_at IS NULL AND token_hash IS DISTINCT FROM $2 AND ($3::uuid IS NULL OR organisation_id = $3)`,
      [memberId, but.keep, but.organisationId],
    );
  }

  async prove(tx: Tx, tokenHash: Buffer): Promise<void> {
    await tx.query('UPDATE sessions SET proven_at = clock_timestamp() WHERE token_hash = $1', [tokenHash]);
  }

  /** Takes the step of a code: true once for each, however many ask at the same moment. */
  async takeStep(tx: Tx, memberId: string, step: number): Promise<boolean> {
    const [, taken] = await tx.query<[unknown[], number]>('UPDATE members SET totp_last_step = $2 WHERE id = $1 AND totp_last_step < $2', [
      memberId,
      step,
    ]);
    return taken > 0;
  }
}
