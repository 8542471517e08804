import { Injectable } from '@nestjs/common';
import type { OrganisationId } from '@domain/shared/ids';
import type { OrganisationKind, Party } from '@domain/identity/organisation';
import type { Role } from '@domain/identity/role';
import { DomainError } from '@domain/shared/domain-error';
import type { Tx } from '../../platform/database/unit-of-work';
import { OrganisationEntity } from './organisation.entity';

/** A member as sign-in needs it. */
export interface Credentials {
  readonly memberId: string;
  readonly organisationId: string;
  readonly passwordHash: string;
}

/** Who a session belongs to. */
export interface SessionRow {
  readonly memberId: string;
  readonly memberName: string;
  readonly organisationId: OrganisationId;
  readonly organisationName: string;
  readonly kind: OrganisationKind;
  readonly role: Role;
  readonly ownerGroup: string;
  readonly demo: boolean;
  readonly placeId: string | null;
  readonly expiresAt: Date;
}

/** PostgreSQL's codes for a broken unique constraint and a reference to nothing. */
const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';

/** Rows of organisations, members and sessions. */
@Injectable()
export class IdentityRepository {
  async organisation(tx: Tx, id: OrganisationId): Promise<OrganisationEntity> {
    const found = await tx.findOneBy(OrganisationEntity, { id });
    if (!found) throw new DomainError('organisation.not_found', {});
    return found;
  }

  /** @throws DomainError `organisation.name_taken`, `place.unknown` */
  async insertOrganisation(tx: Tx, row: Omit<OrganisationEntity, 'state'>): Promise<void> {
    await refusingTwins('organisation.name_taken', 'name', () => tx.insert(OrganisationEntity, row));
  }

  /** @throws DomainError `member.sign_in_name_taken` */
  async insertMember(
    tx: Tx,
    row: { id: string; name: string; signInName: string; passwordHash: string; organisationId: string; role: Role },
  ): Promise<void> {
    await refusingTwins('member.sign_in_name_taken', 'signInName', () =>
      tx.query('INSERT INTO members (id, name, sign_in_name, password_hash) VALUES ($1, $2, $3, $4)', [
        row.id,
        row.name,
        row.signInName,
        row.passwordHash,
      ]),
    );
    await tx.query('INSERT INTO memberships (member_id, organisation_id, role) VALUES ($1, $2, $3)', [
      row.id,
      row.organisationId,
      row.role,
    ]);
  }

  async credentials(tx: Tx, signInName: string): Promise<Credentials | undefined> {
    const [row] = await tx.query<Credentials[]>(
      `SELECT m.id AS "memberId", s.organisation_id AS "organisationId", m.password_hash AS "passwordHash"
       FROM members m JOIN memberships s ON s.member_id = m.id JOIN organisations o ON o.id = s.organisation_id AND o.state = 'active'
       WHERE m.sign_in_name = $1 ORDER BY s.organisation_id LIMIT 1`,
      [signInName],
    );
    return row;
  }

  async insertSession(tx: Tx, row: { tokenHash: Buffer; memberId: string; organisationId: string; hours: number }): Promise<void> {
    await tx.query(
      `INSERT INTO sessions (token_hash, member_id, organisation_id, expires_at) VALUES ($1, $2, $3, now() + make_interval(hours => $4))`,
      [row.tokenHash, row.memberId, row.organisationId, row.hours],
    );
  }

  /** Those of these sessions that are open now, by the database's clock. Hashes in hexadecimal. */
  async sessions(tx: Tx, hashes: readonly string[]): Promise<(SessionRow & { readonly hash: string })[]> {
    return tx.query(
      `SELECT encode(s.token_hash, 'hex') AS hash, m.id AS "memberId", m.name AS "memberName", o.id AS "organisationId",
              o.name AS "organisationName", o.kind, ms.role, o.owner_group AS "ownerGroup", o.demo, o.place_id AS "placeId",
              s.expires_at AS "expiresAt"
       FROM sessions s
       JOIN memberships ms ON ms.member_id = s.member_id AND ms.organisation_id = s.organisation_id
       JOIN members m ON m.id = s.member_id
       JOIN organisations o ON o.id = s.organisation_id AND o.state = 'active'
       WHERE s.token_hash = ANY (SELECT decode(h, 'hex') FROM unnest($1::text[]) h) AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp()`,
      [hashes],
    );
  }

  /** The hashes (in hexadecimal) among these whose session is open now. */
  async openSessions(tx: Tx, hashes: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ hash: string }[]>(
      `SELECT encode(s.token_hash, 'hex') AS hash FROM sessions s JOIN organisations o ON o.id = s.organisation_id AND o.state = 'active'
       WHERE s.token_hash = ANY (SELECT decode(h, 'hex') FROM unnest($1::text[]) h) AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp()`,
      [hashes],
    );
    return rows.map((row) => row.hash);
  }

  async revokeSession(tx: Tx, tokenHash: Buffer): Promise<void> {
    await tx.query('UPDATE sessions SET revoked_at = clock_timestamp() WHERE token_hash = $1 AND revoked_at IS NULL', [tokenHash]);
  }

  async ownerGroups(tx: Tx, ids: readonly string[]): Promise<{ id: string; ownerGroup: string }[]> {
    return tx.query('SELECT id, owner_group AS "ownerGroup" FROM organisations WHERE id = ANY($1)', [ids]);
  }

  async parties(tx: Tx, ids: readonly string[]): Promise<Party[]> {
    return tx.query<Party[]>('SELECT id, name, demo FROM organisations WHERE id = ANY($1)', [ids]);
  }
}

/** Turns a broken unique constraint into the refusal that people understand. */
async function refusingTwins(
  code: 'organisation.name_taken' | 'member.sign_in_name_taken',
  field: string,
  insert: () => Promise<unknown>,
): Promise<void> {
  try {
    await insert();
  } catch (error) {
    const sqlState = (error as { code?: string }).code;
    if (sqlState === UNIQUE_VIOLATION) throw new DomainError(code, {}, field);
    if (sqlState === FOREIGN_KEY_VIOLATION) throw new DomainError('place.unknown', {}, 'placeId');
    throw error;
  }
}
