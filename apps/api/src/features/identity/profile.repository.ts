import { Injectable } from '@nestjs/common';
import { rolesOf, permissionsOf } from '@domain/identity/role';
import { ORGANISATION_KINDS } from '@domain/identity/organisation';
import { DomainError } from '@domain/shared/domain-error';
import { PERSONAL_TABLE_NAMES, PERSONAL_TABLES, type PersonalTableName } from '../../platform/database/personal-tables';
import type { Tx } from '../../platform/database/unit-of-work';

/** All that is kept about one person. */
export interface PersonalData extends Readonly<Record<PersonalTableName, readonly unknown[]>> {
  readonly member: Readonly<Record<string, unknown>>;
  readonly memberships: readonly unknown[];
  readonly sessions: readonly unknown[];
  readonly deeds: readonly unknown[];
}

/** Roles that manage members, as `kind role`. */
const MANAGING = ORGANISATION_KINDS.flatMap((kind) =>
  rolesOf(kind)
    .filter((role) => permissionsOf(kind, role).includes('member.manage'))
    .map((role) => `${kind} ${role}`),
);

/** Rows of members as they change them themselves. */
@Injectable()
export class ProfileRepository {
  async savePassword(tx: Tx, memberId: string, passwordHash: string): Promise<void> {
    await tx.query('UPDATE members SET password_hash = $2, password_at = clock_timestamp() WHERE id = $1', [memberId, passwordHash]);
    await tx.query('DELETE FROM password_wishes WHERE member_id = $1', [memberId]);
  }

  async saveSecret(tx: Tx, memberId: string, kept: Buffer): Promise<void> {
    await tx.query('UPDATE members SET totp_secret = $2 WHERE id = $1 AND NOT totp_on', [memberId, kept]);
  }

  async turnSecondFactor(tx: Tx, memberId: string, on: boolean): Promise<void> {
    await tx.query('UPDATE members SET totp_on = $2, totp_secret = CASE WHEN $2 THEN totp_secret END WHERE id = $1', [memberId, on]);
  }

  async personalData(tx: Tx, memberId: string): Promise<PersonalData> {
    const [member] = await tx.query<Record<string, unknown>[]>(
      `SELECT id, name, sign_in_name AS "signInName", totp_on AS "secondFactorOn", consented_at AS "consentedAt", created_at AS "createdAt",
              password_at AS "passwordChangedAt" FROM members WHERE id = $1`,
      [memberId],
    );
    const memberships = await tx.query<unknown[]>(
      `SELECT o.name AS organisation, ms.role, ms.since, ms.ended_at AS "endedAt" FROM memberships ms JOIN organisations o ON o.id = ms.organisation_id
       WHERE ms.member_id = $1 ORDER BY ms.since`,
      [memberId],
    );
    const sessions = await tx.query<unknown[]>(
      `SELECT kind, device, address, created_at AS "createdAt", last_used_at AS "lastUsedAt" FROM sessions WHERE member_id = $1 ORDER BY created_at`,
      [memberId],
    );
    const deeds = await tx.query<unknown[]>(
      `SELECT at, subject, subject_key AS key, action, doer ->> 'address' AS address FROM audit_log WHERE doer ->> 'memberId' = $1::text
       ORDER BY id DESC LIMIT 10000`,
      [memberId],
    );
    return { member: member ?? {}, memberships, sessions, deeds, ...(await this.keptElsewhere(tx, memberId)) };
  }

  private async keptElsewhere(tx: Tx, memberId: string): Promise<Record<PersonalTableName, readonly unknown[]>> {
    const kept: Partial<Record<PersonalTableName, readonly unknown[]>> = {};
    for (const name of PERSONAL_TABLE_NAMES) kept[name] = await tx.query<unknown[]>(PERSONAL_TABLES[name].take, [memberId]);
    return kept as Record<PersonalTableName, readonly unknown[]>;
  }

  /** @throws DomainError `member.last_manager` when an organisation would have nobody left who manages its members */
  async requireOtherManagers(tx: Tx, memberId: string): Promise<void> {
    const orphans = await tx.query<unknown[]>(
      `SELECT 1 FROM memberships mine JOIN organisations o ON o.id = mine.organisation_id
       WHERE mine.member_id = $1 AND mine.ended_at IS NULL AND o.kind || ' ' || mine.role = ANY ($2)
         AND NOT EXISTS (SELECT 1 FROM memberships ms WHERE ms.organisation_id = o.id AND ms.member_id <> $1 AND ms.ended_at IS NULL
                         AND o.kind || ' ' || ms.role = ANY ($2))`,
      [memberId, MANAGING],
    );
    if (orphans.length > 0) throw new DomainError('member.last_manager', {});
  }

  async erase(tx: Tx, memberId: string): Promise<void> {
    await tx.query(
      `UPDATE members SET name = 'Người đã rời đi', sign_in_name = 'erased:' || id, password_hash = '', totp_on = false, totp_secret = NULL,
         erased_at = clock_timestamp() WHERE id = $1`,
      [memberId],
    );
    await tx.query('UPDATE memberships SET ended_at = clock_timestamp() WHERE member_id = $1 AND ended_at IS NULL', [memberId]);
    await tx.query(`UPDATE sessions SET device = '', address = '' WHERE member_id = $1`, [memberId]);
    await tx.query('DELETE FROM password_wishes WHERE member_id = $1', [memberId]);
    for (const name of PERSONAL_TABLE_NAMES) await tx.query(PERSONAL_TABLES[name].forget, [memberId]);
  }
}
