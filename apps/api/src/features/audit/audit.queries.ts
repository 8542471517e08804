import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { REASON } from '@domain/identity/organisation-life';
import { DomainError } from '@domain/shared/domain-error';
import { cleanText } from '@domain/shared/text';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { IdentityQueries } from '../identity/identity.queries';
import type { OrganisationId } from '@domain/shared/ids';
import type { AuditEntryView, AuditHeadView } from './audit.dto';

/** Which entries are asked for, newest first. */
export interface AuditAsk {
  readonly organisationId: string | null;
  readonly before: number | null;
  readonly limit: number;
  readonly subject: string | null;
  readonly key: string | null;
  readonly action: string | null;
  readonly memberId: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** A look at what is not one's own. */
export interface Look {
  readonly subject: string;
  readonly key: string;
  /** In whose audit it stands. */
  readonly organisationId: OrganisationId;
  readonly reason: string;
  /** What was asked for, for readers. */
  readonly of: Readonly<Record<string, unknown>>;
}

/** One thing that staff of the operator did for an organisation. */
export interface StaffDeed {
  readonly at: string;
  readonly subject: string;
  readonly key: string;
  readonly action: string;
}

const SEARCH = `
  SELECT a.id, a.at, a.subject, a.subject_key AS key, a.action, a.organisation_id AS "organisationId", o.name AS "organisationName",
         m.name AS "memberName", a.doer, a.before, a.after, c.number AS place, encode(c.hash, 'hex') AS hash
  FROM audit_log a LEFT JOIN audit_chain c ON c.id = a.id LEFT JOIN organisations o ON o.id = a.organisation_id
  LEFT JOIN members m ON m.id::text = a.doer ->> 'memberId'
  WHERE ($1::uuid IS NULL OR a.organisation_id = $1) AND ($2::bigint IS NULL OR a.id < $2) AND ($3::text IS NULL OR a.subject = $3)
    AND ($4::text IS NULL OR a.subject_key = $4) AND ($5::text IS NULL OR a.doer ->> 'memberId' = $5)
    AND ($6::timestamptz IS NULL OR a.at >= $6) AND ($7::timestamptz IS NULL OR a.at < $7)
    AND ($9::text IS NULL OR a.action = $9)
  ORDER BY a.id DESC LIMIT $8`;

/** Reads the audit. */
@Injectable()
export class AuditQueries {
  constructor(
    private readonly source: DataSource,
    private readonly work: UnitOfWork,
    private readonly identity: IdentityQueries,
  ) {}

  /** What an organisation's members and staff on its behalf did, with the names of people and the seals. */
  async own(organisationId: OrganisationId, ask: Omit<AuditAsk, 'organisationId'>): Promise<AuditEntryView[]> {
    return asProgram('an organisation reads its own audit with its seals', () => this.search({ ...ask, organisationId }));
  }

  async search(ask: AuditAsk): Promise<AuditEntryView[]> {
    const values = [ask.organisationId, ask.before, ask.subject, ask.key, ask.memberId, ask.from, ask.to, ask.limit, ask.action];
    const rows = await this.source.query<(Omit<AuditEntryView, 'at'> & { at: Date })[]>(SEARCH, values);
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** What staff of the operator did for an organisation, newest first: each thing once, with the last who touched it. */
  async byStaff(organisationId: OrganisationId, limit: number): Promise<StaffDeed[]> {
    const rows = await this.source.query<(Omit<StaffDeed, 'at'> & { at: Date })[]>(
      `SELECT DISTINCT ON (d.key) d.* FROM (
         SELECT a.at, a.subject, a.subject_key AS key, a.action FROM audit_log a
         WHERE a.organisation_id = $1 AND a.doer ? 'staffOf' ORDER BY a.id DESC LIMIT $2) d ORDER BY d.key, d.at DESC`,
      [organisationId, limit],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() })).sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  /** The details of one organisation for the department. That it looked, and why, stands in the organisation's own audit. @throws DomainError `organisation.reason_required`, `organisation.not_found` */
  async details(organisationId: OrganisationId, reason: string, ask: Omit<AuditAsk, 'organisationId'>): Promise<AuditEntryView[]> {
    await this.identity.organisation(organisationId);
    return this.work.run(async (tx) => {
      const { subject, from, to } = ask;
      await this.noteLook(tx, { subject: 'organisations', key: organisationId, organisationId, reason, of: { subject, from, to } });
      return this.search({ ...ask, organisationId });
    });
  }

  /** Writes down that somebody looks at what is not theirs, in the audit of one organisation. @throws DomainError `organisation.reason_required` */
  async noteLook(tx: Tx, { subject, key, organisationId, reason, of }: Look): Promise<void> {
    if (reason.trim().length < REASON.min) throw new DomainError('organisation.reason_required', { min: REASON.min }, 'reason');
    await tx.query(
      `INSERT INTO audit_log (subject, subject_key, action, organisation_id, doer, after) VALUES ($1, $2, 'read', $3, audit_doer(), $4)`,
      [subject, key, organisationId, JSON.stringify({ reason: cleanText(reason, REASON, 'reason'), ...of })],
    );
  }

  /** The last place of the chain. */
  async head(): Promise<AuditHeadView> {
    const [row] = await asProgram('the head of the chain is no secret', () =>
      this.source.query<AuditHeadView[]>(`SELECT number, encode(hash, 'hex') AS hash FROM audit_chain ORDER BY number DESC LIMIT 1`),
    );
    return row ?? { number: 0, hash: null };
  }
}
