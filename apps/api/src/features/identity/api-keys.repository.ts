import { Injectable } from '@nestjs/common';
import type { OrganisationKind } from '@domain/identity/organisation';
import type { Permission } from '@domain/identity/permission';
import type { Role } from '@domain/identity/role';
import type { OrganisationId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';

/** A key as its organisation sees it: never its secret. */
export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly permissions: Permission[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly replacedBy: string | null;
}

/** Whom a key speaks for. */
export interface OpenKey {
  readonly id: string;
  readonly permissions: Permission[];
  readonly memberId: string;
  readonly memberName: string;
  readonly organisationId: OrganisationId;
  readonly organisationKind: OrganisationKind;
  readonly organisationName: string;
  readonly role: Role;
  readonly ownerGroup: string;
  readonly demo: boolean;
  readonly placeId: string | null;
}

const FIELDS = `k.id, k.name, k.prefix, k.permissions, k.created_at AS "createdAt", k.expires_at AS "expiresAt", k.last_used_at AS "lastUsedAt",
  k.replaced_by AS "replacedBy"`;
const LIVE = `k.revoked_at IS NULL AND k.expires_at > clock_timestamp()`;

/** Rows of API keys. */
@Injectable()
export class ApiKeysRepository {
  async ofOrganisation(tx: Tx, organisationId: string): Promise<ApiKeyRow[]> {
    return tx.query<ApiKeyRow[]>(`SELECT ${FIELDS} FROM api_keys k WHERE k.organisation_id = $1 AND ${LIVE} ORDER BY k.id DESC`, [
      organisationId,
    ]);
  }

  async countLive(tx: Tx, organisationId: string): Promise<number> {
    const [row] = await tx.query<{ n: number }[]>(`SELECT count(*) AS n FROM api_keys k WHERE k.organisation_id = $1 AND ${LIVE}`, [
      organisationId,
    ]);
    return row?.n ?? 0;
  }

  async insert(
    tx: Tx,
    row: {
      id: string;
      organisationId: string;
      memberId: string;
      name: string;
      prefix: string;
      secretHash: Buffer;
      permissions: readonly string[];
      days: number;
    },
  ): Promise<ApiKeyRow> {
    const [made] = await tx.query<ApiKeyRow[]>(
      `INSERT INTO api_keys AS k (id, organisation_id, member_id, name, prefix, secret_hash, permissions, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + make_interval(days => $8)) RETURNING ${FIELDS}`,
      [row.id, row.organisationId, row.memberId, row.name, row.prefix, row.secretHash, row.permissions, row.days],
    );
    return made as ApiKeyRow;
  }

  async lockLive(tx: Tx, organisationId: string, id: string): Promise<ApiKeyRow | undefined> {
    const [row] = await tx.query<ApiKeyRow[]>(
      `SELECT ${FIELDS} FROM api_keys k WHERE k.id = $1 AND k.organisation_id = $2 AND k.replaced_by IS NULL AND ${LIVE} FOR UPDATE`,
      [id, organisationId],
    );
    return row;
  }

  async replace(tx: Tx, id: string, by: string, hours: number): Promise<void> {
    await tx.query(
      `UPDATE api_keys SET replaced_by = $2, expires_at = least(expires_at, clock_timestamp() + make_interval(hours => $3)) WHERE id = $1`,
      [id, by, hours],
    );
  }

  async revoke(tx: Tx, organisationId: string, id: string): Promise<boolean> {
    const [, revoked] = await tx.query<[unknown[], number]>(
      `UPDATE api_keys k SET revoked_at = clock_timestamp() WHERE k.id = $1 AND k.organisation_id = $2 AND ${LIVE}`,
      [id, organisationId],
    );
    return revoked > 0;
  }

  /** Whom a key speaks for, and notes its use to the minute. */
  async open(tx: Tx, secretHash: Buffer): Promise<OpenKey | undefined> {
    const [row] = await tx.query<OpenKey[]>(
      `SELECT k.id, k.permissions, m.id AS "memberId", m.name AS "memberName", o.id AS "organisationId", o.kind AS "organisationKind",
              o.name AS "organisationName", ms.role, o.owner_group AS "ownerGroup", o.demo, o.place_id AS "placeId"
       FROM api_keys k JOIN members m ON m.id = k.member_id
       JOIN memberships ms ON ms.member_id = k.member_id AND ms.organisation_id = k.organisation_id AND ms.ended_at IS NULL
       JOIN organisations o ON o.id = k.organisation_id AND o.state = 'active'
       WHERE k.secret_hash = $1 AND ${LIVE}`,
      [secretHash],
    );
    if (row)
      await tx.query(
        `UPDATE api_keys SET last_used_at = clock_timestamp() WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < clock_timestamp() - interval '1 minute')`,
        [row.id],
      );
    return row;
  }
}
