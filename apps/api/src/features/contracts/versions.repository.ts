import { Injectable } from '@nestjs/common';
import type { ContractTerms } from '@domain/contracts/contract-terms';
import type { ContractSignature, ContractVersion, VersionState } from '@domain/contracts/contract-version';
import { invariant } from '@domain/shared/invariant';
import type { ContractId, MemberId, OrganisationId } from '@domain/shared/ids';
import { instantOf, instantToIso } from '@domain/shared/instant';
import type { Tx } from '../../platform/database/unit-of-work';

interface VersionRow {
  readonly contractId: string;
  readonly version: number;
  readonly terms: ContractTerms;
  readonly termsHash: string;
  readonly state: VersionState;
  readonly paperId: string;
  readonly proposedBy: string;
  readonly at: Date;
  readonly signatures: readonly { readonly party: string; readonly memberId: string; readonly termsHash: string; readonly at: string }[];
}

const SELECT = `
  SELECT v.contract_id AS "contractId", v.version, v.terms, encode(v.terms_hash, 'hex') AS "termsHash", v.state, v.paper_id AS "paperId", v.proposed_by AS "proposedBy",
         v.at, coalesce((SELECT jsonb_agg(jsonb_build_object('party', s.party_id, 'memberId', s.member_id,
           'termsHash', encode(s.terms_hash, 'hex'), 'at', to_char(s.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY s.at)
           FROM contract_signatures s WHERE s.contract_id = v.contract_id AND s.version = v.version), '[]') AS signatures
  FROM contract_versions v`;

/** Rows of the versions of contracts, with their signatures. */
@Injectable()
export class VersionsRepository {
  async insert(tx: Tx, version: ContractVersion, signedText: string, memberId: MemberId): Promise<void> {
    await tx.query(
      `INSERT INTO contract_versions (contract_id, version, terms, signed_text, terms_hash, state, proposed_by, member_id, at, paper_id)
       VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6, $7, $8, $9, $10)`,
      [
        version.contractId,
        version.version,
        JSON.stringify(version.terms),
        signedText,
        version.termsHash,
        version.state,
        version.proposedBy,
        memberId,
        instantToIso(version.at),
        version.paperId,
      ],
    );
  }

  /** Writes a draft's text anew. The database refuses it for anything that was offered. */
  async rewrite(tx: Tx, version: ContractVersion, signedText: string): Promise<void> {
    await tx.query(
      `UPDATE contract_versions SET terms = $3, signed_text = $4, terms_hash = decode($5, 'hex'), at = $6 WHERE contract_id = $1 AND version = $2`,
      [version.contractId, version.version, JSON.stringify(version.terms), signedText, version.termsHash, instantToIso(version.at)],
    );
  }

  async saveState(tx: Tx, { contractId, version, state }: ContractVersion): Promise<void> {
    await tx.query('UPDATE contract_versions SET state = $3 WHERE contract_id = $1 AND version = $2', [contractId, version, state]);
  }

  /** The version that held until now holds no longer. */
  async supersede(tx: Tx, contractId: ContractId): Promise<void> {
    await tx.query(`UPDATE contract_versions SET state = 'superseded' WHERE contract_id = $1 AND state = 'in_force'`, [contractId]);
  }

  async sign(tx: Tx, version: ContractVersion, signature: ContractSignature): Promise<void> {
    await tx.query(
      `INSERT INTO contract_signatures (contract_id, version, party_id, member_id, terms_hash, at) VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6)`,
      [version.contractId, version.version, signature.party, signature.memberId, signature.termsHash, instantToIso(signature.at)],
    );
  }

  /** The newest version of a contract: a draft, an amendment that waits, or the one in force. */
  async newest(tx: Tx, contractId: ContractId): Promise<ContractVersion> {
    const [row] = await tx.query<VersionRow[]>(`${SELECT} WHERE v.contract_id = $1 ORDER BY v.version DESC LIMIT 1`, [contractId]);
    invariant(row !== undefined, 'a contract has no version', { contractId });
    return toVersion(row);
  }

  async one(tx: Tx, contractId: ContractId, version: number): Promise<ContractVersion | undefined> {
    const [row] = await tx.query<VersionRow[]>(`${SELECT} WHERE v.contract_id = $1 AND v.version = $2`, [contractId, version]);
    return row && toVersion(row);
  }

  /** The version that a paper goes by. */
  async ofPaper(tx: Tx, paperId: string): Promise<ContractVersion | undefined> {
    const [row] = await tx.query<VersionRow[]>(`${SELECT} WHERE v.paper_id = $1`, [paperId]);
    return row && toVersion(row);
  }

  /** Every version of a contract, oldest first. */
  async all(tx: Tx, contractId: ContractId): Promise<ContractVersion[]> {
    return (await tx.query<VersionRow[]>(`${SELECT} WHERE v.contract_id = $1 ORDER BY v.version`, [contractId])).map(toVersion);
  }

  /** The text that was, or will be, signed. */
  async signedText(tx: Tx, contractId: ContractId, version: number): Promise<string | undefined> {
    const [row] = await tx.query<{ text: string }[]>(
      'SELECT signed_text AS text FROM contract_versions WHERE contract_id = $1 AND version = $2',
      [contractId, version],
    );
    return row?.text;
  }
}

function toVersion(row: VersionRow): ContractVersion {
  return {
    contractId: row.contractId as ContractId,
    version: row.version,
    terms: row.terms,
    termsHash: row.termsHash,
    state: row.state,
    paperId: row.paperId,
    proposedBy: row.proposedBy as OrganisationId,
    at: instantOf(row.at.getTime()),
    signatures: row.signatures.map((signature) => ({
      party: signature.party as OrganisationId,
      memberId: signature.memberId as MemberId,
      termsHash: signature.termsHash,
      at: instantOf(Date.parse(signature.at)),
    })),
  };
}
