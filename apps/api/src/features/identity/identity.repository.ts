import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OrganisationId } from '@domain/shared/ids';
import type { OrganisationKind, Party } from '@domain/identity/organisation';
import type { OrganisationState } from '@domain/identity/organisation-life';
import type { Particulars } from '@domain/identity/registration';
import type { Role } from '@domain/identity/role';
import { DomainError } from '@domain/shared/domain-error';
import { asProgram } from '../../platform/database/row-scope';
import type { Tx } from '../../platform/database/unit-of-work';
import { OrganisationEntity } from './organisation.entity';

/** An organisation as it sees itself and as the operator sees it. */
export interface OrganisationCard {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly demo: boolean;
  readonly placeId: string | null;
  readonly ownerGroup: string;
  /** Names of the other organisations of its owner. */
  readonly sisters: string[];
  readonly state: OrganisationState;
  readonly stateReason: string | null;
  readonly stateAt: Date;
  readonly createdAt: Date;
  readonly taxCode: string | null;
  readonly registrationNumber: string | null;
  readonly address: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly papers: string[];
  readonly members: number;
}

/** Which organisations are asked for. */
export interface CardsAsk {
  readonly state: OrganisationState | null;
  /** Part of the folded name; '' for all. */
  readonly text: string;
  readonly id: string | null;
  readonly after: string | null;
  readonly limit: number;
}

/** PostgreSQL's codes for a broken unique constraint and a reference to nothing. */
const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';

/** So many people belong to a seller and to a buyer at once. */
export interface SharedPeopleRow {
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
  readonly people: number;
}

/** An organisation's kind and the roles that somebody in it has. */
export interface StaffRow {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly roles: readonly Role[];
}

/** A member's running membership of an organisation. */
export interface BelongingRow {
  readonly memberId: string;
  readonly organisationId: string;
  readonly kind: OrganisationKind;
  readonly role: Role;
}

/** Rows of organisations, members and sessions. */
@Injectable()
export class IdentityRepository {
  constructor(private readonly source: DataSource) {}

  /** Whether somebody signs in with this name. For decisions before a transaction; the unique index decides in it. */
  async isTaken(signInName: string): Promise<boolean> {
    return asProgram('whether somebody has this sign-in name', async () => {
      const rows = await this.source.query<unknown[]>('SELECT 1 FROM members WHERE sign_in_name = $1', [signInName]);
      return rows.length > 0;
    });
  }

  async organisation(tx: Tx, id: OrganisationId): Promise<OrganisationEntity> {
    const found = await tx.findOneBy(OrganisationEntity, { id });
    if (!found) throw new DomainError('organisation.not_found', {});
    return found;
  }

  /** @throws DomainError `organisation.name_taken`, `place.unknown` */
  async insertOrganisation(tx: Tx, row: Omit<OrganisationEntity, 'state' | 'stateReason'> & { state: OrganisationState }): Promise<void> {
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
    await this.insertMembership(tx, { memberId: row.id, organisationId: row.organisationId, role: row.role });
  }

  /** When a person first agreed to how personal data is used. */
  async noteConsent(tx: Tx, memberId: string): Promise<void> {
    await tx.query('UPDATE members SET consented_at = clock_timestamp() WHERE id = $1 AND consented_at IS NULL', [memberId]);
  }

  /** A member may come back to an organisation they have left. */
  async insertMembership(tx: Tx, row: { memberId: string; organisationId: string; role: Role }): Promise<void> {
    await tx.query(
      `INSERT INTO memberships (member_id, organisation_id, role) VALUES ($1, $2, $3)
       ON CONFLICT (member_id, organisation_id) DO UPDATE SET role = excluded.role, since = now(), ended_at = NULL`,
      [row.memberId, row.organisationId, row.role],
    );
  }

  /** What each of these organisations is, and the roles that somebody in it has. */
  async staff(tx: Tx, ids: readonly string[]): Promise<StaffRow[]> {
    return tx.query<StaffRow[]>(
      `SELECT o.id, o.kind, coalesce(array_agg(DISTINCT ms.role) FILTER (WHERE ms.role IS NOT NULL), '{}') AS roles
       FROM organisations o LEFT JOIN memberships ms ON ms.organisation_id = o.id AND ms.ended_at IS NULL
       WHERE o.id = ANY($1::uuid[]) GROUP BY o.id`,
      [ids],
    );
  }

  async belonging(tx: Tx, memberIds: readonly string[]): Promise<BelongingRow[]> {
    return tx.query<BelongingRow[]>(
      `SELECT ms.member_id AS "memberId", ms.organisation_id AS "organisationId", o.kind, ms.role
       FROM memberships ms JOIN organisations o ON o.id = ms.organisation_id WHERE ms.member_id = ANY($1) AND ms.ended_at IS NULL`,
      [memberIds],
    );
  }

  /** People who belong to a seller and to a buyer of another owner. */
  async sharedPeople(tx: Tx): Promise<SharedPeopleRow[]> {
    return tx.query<SharedPeopleRow[]>(
      `SELECT s.id AS "sellerId", b.id AS "buyerId", count(*)::int AS people
       FROM memberships ms JOIN organisations s ON s.id = ms.organisation_id AND s.kind = 'cooperative'
       JOIN memberships mb ON mb.member_id = ms.member_id AND mb.ended_at IS NULL
       JOIN organisations b ON b.id = mb.organisation_id AND b.kind IN ('processor', 'trader', 'exporter', 'supermarket')
       WHERE ms.ended_at IS NULL GROUP BY s.id, b.id`,
    );
  }

  async insertParticulars(tx: Tx, organisationId: string, said: Particulars): Promise<void> {
    await refusingTwins('organisation.name_taken', 'taxCode', () =>
      tx.query(
        `INSERT INTO organisation_particulars (organisation_id, tax_code, registration_number, address, contact_name, contact_phone, papers)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [organisationId, said.taxCode, said.registrationNumber, said.address, said.contactName, said.contactPhone, said.papers],
      ),
    );
  }

  async lockState(tx: Tx, id: string): Promise<OrganisationState> {
    const [row] = await tx.query<{ state: OrganisationState }[]>('SELECT state FROM organisations WHERE id = $1 FOR UPDATE', [id]);
    if (!row) throw new DomainError('organisation.not_found', {});
    return row.state;
  }

  async saveState(tx: Tx, id: string, state: OrganisationState, reason: string | null): Promise<void> {
    await tx.query('UPDATE organisations SET state = $2, state_reason = $3, state_at = clock_timestamp() WHERE id = $1', [
      id,
      state,
      reason,
    ]);
  }

  async saveOwnerGroup(tx: Tx, id: string, ownerGroup: string): Promise<void> {
    await tx.query('UPDATE organisations SET owner_group = $2 WHERE id = $1', [id, ownerGroup]);
  }

  async saveParticulars(tx: Tx, organisationId: string, said: Particulars): Promise<void> {
    await tx.query('DELETE FROM organisation_particulars WHERE organisation_id = $1', [organisationId]);
    await this.insertParticulars(tx, organisationId, said);
  }

  /** Organisations with what proves them, oldest first: those of one state, or whose name holds a text; `id` for one alone. */
  async cards(tx: Tx, ask: CardsAsk): Promise<OrganisationCard[]> {
    return tx.query<OrganisationCard[]>(
      `SELECT o.id, o.kind, o.name, o.demo, o.place_id AS "placeId", o.owner_group AS "ownerGroup", o.state, o.state_reason AS "stateReason",
              o.state_at AS "stateAt", o.created_at AS "createdAt", p.tax_code AS "taxCode", p.registration_number AS "registrationNumber",
              p.address, p.contact_name AS "contactName", p.contact_phone AS "contactPhone", coalesce(p.papers, '{}') AS papers,
              ARRAY(SELECT s.name FROM organisations s WHERE s.owner_group = o.owner_group AND s.id <> o.id ORDER BY s.name LIMIT 20) AS sisters,
              (SELECT count(*) FROM memberships ms WHERE ms.organisation_id = o.id AND ms.ended_at IS NULL)::int AS members
       FROM organisations o LEFT JOIN organisation_particulars p ON p.organisation_id = o.id
       WHERE ($1::text IS NULL OR o.state = $1) AND strpos(o.folded_name, $2) > 0 AND ($3::uuid IS NULL OR o.id = $3) AND ($4::uuid IS NULL OR o.id > $4)
       ORDER BY o.id LIMIT $5`,
      [ask.state, ask.text, ask.id, ask.after, ask.limit],
    );
  }

  async ownerGroups(tx: Tx, ids: readonly string[]): Promise<{ id: string; ownerGroup: string }[]> {
    return tx.query('SELECT id, owner_group AS "ownerGroup" FROM organisations WHERE id = ANY($1)', [ids]);
  }

  /** Those of these organisations that the operator keeps out now. */
  async keptOut(tx: Tx, ids: readonly string[]): Promise<{ id: string }[]> {
    return tx.query<{ id: string }[]>(`SELECT id FROM organisations WHERE id = ANY($1) AND state <> 'active'`, [ids]);
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
