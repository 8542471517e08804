import { Injectable } from '@nestjs/common';
import type { OrganisationKind } from '@domain/identity/organisation';
import type { Role } from '@domain/identity/role';
import type { Tx } from '../../platform/database/unit-of-work';

/** A member as the managers of the organisation see them. */
export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly signInName: string;
  readonly role: Role;
  readonly secondFactorOn: boolean;
  readonly since: Date;
  /** Since when they wait for a new password; null when they do not. */
  readonly wantsPasswordSince: Date | null;
}

/** An invitation as its organisation sees it. */
export interface InvitationRow {
  readonly id: string;
  readonly role: Role;
  readonly note: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** An invitation as whoever holds it sees it. */
export interface OpenInvitation {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly kind: OrganisationKind;
  readonly demo: boolean;
  readonly role: Role;
  readonly expiresAt: Date;
}

const OPEN = `i.used_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > clock_timestamp()`;

/** Rows of memberships, invitations and resets. */
@Injectable()
export class MembersRepository {
  async ofOrganisation(tx: Tx, organisationId: string): Promise<MemberRow[]> {
    return tx.query<MemberRow[]>(
      `SELECT m.id, m.name, m.sign_in_name AS "signInName", ms.role, m.totp_on AS "secondFactorOn", ms.since, w.asked_at AS "wantsPasswordSince"
       FROM memberships ms JOIN members m ON m.id = ms.member_id LEFT JOIN password_wishes w ON w.member_id = m.id
       WHERE ms.organisation_id = $1 AND ms.ended_at IS NULL ORDER BY ms.since, m.id`,
      [organisationId],
    );
  }

  /** The role of a member here, held until the transaction ends; undefined for who does not belong. */
  async lockRole(tx: Tx, organisationId: string, memberId: string): Promise<Role | undefined> {
    const [row] = await tx.query<{ role: Role }[]>(
      'SELECT role FROM memberships WHERE organisation_id = $1 AND member_id = $2 AND ended_at IS NULL FOR UPDATE',
      [organisationId, memberId],
    );
    return row?.role;
  }

  async saveRole(tx: Tx, organisationId: string, memberId: string, role: Role): Promise<void> {
    await tx.query('UPDATE memberships SET role = $3 WHERE organisation_id = $1 AND member_id = $2', [organisationId, memberId, role]);
  }

  async end(tx: Tx, organisationId: string, memberId: string): Promise<void> {
    await tx.query('UPDATE memberships SET ended_at = clock_timestamp() WHERE organisation_id = $1 AND member_id = $2', [
      organisationId,
      memberId,
    ]);
    await tx.query(
      'UPDATE api_keys SET revoked_at = clock_timestamp() WHERE organisation_id = $1 AND member_id = $2 AND revoked_at IS NULL',
      [organisationId, memberId],
    );
  }

  async invite(
    tx: Tx,
    row: { id: string; organisationId: string; role: Role; note: string; tokenHash: Buffer; invitedBy: string; days: number },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO invitations (id, organisation_id, role, note, token_hash, invited_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(days => $7))`,
      [row.id, row.organisationId, row.role, row.note, row.tokenHash, row.invitedBy, row.days],
    );
  }

  async invitations(tx: Tx, organisationId: string): Promise<InvitationRow[]> {
    return tx.query<InvitationRow[]>(
      `SELECT i.id, i.role, i.note, i.created_at AS "createdAt", i.expires_at AS "expiresAt" FROM invitations i
       WHERE i.organisation_id = $1 AND ${OPEN} ORDER BY i.id DESC LIMIT 100`,
      [organisationId],
    );
  }

  async revokeInvitation(tx: Tx, organisationId: string, id: string): Promise<boolean> {
    const [, revoked] = await tx.query<[unknown[], number]>(
      `UPDATE invitations i SET revoked_at = clock_timestamp() WHERE i.organisation_id = $1 AND i.id = $2 AND ${OPEN}`,
      [organisationId, id],
    );
    return revoked > 0;
  }

  async openInvitation(tx: Tx, tokenHash: Buffer): Promise<OpenInvitation | undefined> {
    const [row] = await tx.query<OpenInvitation[]>(
      `SELECT i.id, i.organisation_id AS "organisationId", o.name AS "organisationName", o.kind, o.demo, i.role, i.expires_at AS "expiresAt"
       FROM invitations i JOIN organisations o ON o.id = i.organisation_id AND o.state IN ('applied', 'active') WHERE i.token_hash = $1 AND ${OPEN}`,
      [tokenHash],
    );
    return row;
  }

  /** Uses an invitation up: true once, however many try at the same moment. */
  async useInvitation(tx: Tx, id: string, memberId: string): Promise<boolean> {
    const [, used] = await tx.query<[unknown[], number]>(
      `UPDATE invitations i SET used_at = clock_timestamp(), used_by = $2 WHERE i.id = $1 AND ${OPEN}`,
      [id, memberId],
    );
    return used > 0;
  }

  async wishPassword(tx: Tx, signInName: string): Promise<void> {
    await tx.query(
      `INSERT INTO password_wishes (member_id) SELECT id FROM members WHERE sign_in_name = $1 AND erased_at IS NULL
       ON CONFLICT (member_id) DO UPDATE SET asked_at = clock_timestamp()`,
      [signInName],
    );
  }

  /** A link that sets a new password; the ones before it end. */
  async insertReset(tx: Tx, row: { tokenHash: Buffer; memberId: string; madeBy: string; hours: number }): Promise<void> {
    await tx.query('UPDATE password_resets SET used_at = clock_timestamp() WHERE member_id = $1 AND used_at IS NULL', [row.memberId]);
    await tx.query(
      `INSERT INTO password_resets (token_hash, member_id, made_by, expires_at) VALUES ($1, $2, $3, clock_timestamp() + make_interval(hours => $4))`,
      [row.tokenHash, row.memberId, row.madeBy, row.hours],
    );
  }

  /** Uses a reset link up and answers whose it was; undefined for a wrong, a used and an old one. */
  async useReset(tx: Tx, tokenHash: Buffer): Promise<{ memberId: string; totpOn: boolean } | undefined> {
    const [rows] = await tx.query<[{ memberId: string; totpOn: boolean }[], number]>(
      `UPDATE password_resets r SET used_at = clock_timestamp() FROM members m
       WHERE r.token_hash = $1 AND r.used_at IS NULL AND r.expires_at > clock_timestamp() AND m.id = r.member_id AND m.erased_at IS NULL
       RETURNING m.id AS "memberId", m.totp_on AS "totpOn"`,
      [tokenHash],
    );
    return rows[0];
  }
}
