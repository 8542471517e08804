import { Injectable } from '@nestjs/common';
import { CONTRACT_COLUMNS, CONTRACT_ROWS_MAX, type ContractColumn, readContractHeads } from '@domain/contracts/contract-columns';
import { contractFileRows } from '@domain/contracts/contract-file-rows';
import { contractNumberOf } from '@domain/contracts/contract-parties';
import { contractLine, gatherContracts, type WrittenRows } from '@domain/contracts/contract-row';
import { DomainError } from '@domain/shared/domain-error';
import type { OrganisationId } from '@domain/shared/ids';
import { BOM, csvLine } from '../../platform/files/csv-line';
import { readFileRows, type RefusedRow, refusedRow } from '../../platform/files/read-file-rows';
import type { Actor } from '../../platform/http/actor';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { AgreementsService, type DraftEntry } from './agreements.service';
import { ContractRecordService } from './contract-record.service';
import { ContractsQueries } from './contracts.queries';
import { readNewTerms } from './read-terms';

/** Many seasons of a processor with all its cooperatives. */
const EXPORT_MAX = 5_000;

/** What a file came to: while one row is refused, nothing is written. */
export interface ContractImport {
  readonly rows: number;
  readonly contracts: number;
  readonly written: number;
  readonly refused: RefusedRow[];
}

/** Contracts from a file: a row for each period, as spreadsheets keep them. */
@Injectable()
export class ContractFilesService {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly record: ContractRecordService,
    private readonly queries: ContractsQueries,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /**
   * Reads a file and writes its contracts down, all of them or none; tried first, it only says what would happen.
   *
   * @throws DomainError `import.unreadable`, `import.too_many_rows`, `import.too_many_columns`, `import.missing_column`
   */
  async import(actor: Actor, bytes: Buffer, isTrial: boolean): Promise<ContractImport> {
    const { asks, refused } = await readFileRows(bytes, {
      rowsMax: CONTRACT_ROWS_MAX,
      heads: readContractHeads,
      row: (cellOf: (column: ContractColumn) => string, line) => contractLine(cellOf, line),
    });
    const rows = asks.length + refused.length;
    const gathered = gatherContracts(asks, this.catalogue.catalogue);
    for (const { line, error } of gathered.refused) refused.push(refusedRow(line, error));
    const entries = await this.hold(actor, gathered.contracts, refused);
    const writes = !isTrial && refused.length === 0;
    if (writes) await this.agreements.draftMany(actor, entries);
    return { rows, contracts: entries.length, written: writes ? entries.length : 0, refused: refused.sort((a, b) => a.line - b.line) };
  }

  /** The contracts of a party as a file, newest first: of those that were withdrawn nothing is left to write again. */
  async export(party: OrganisationId): Promise<string> {
    const facts = await this.queries.allOfParty(party, { before: null, limit: EXPORT_MAX });
    const rows = facts
      .filter(({ contract }) => contract.state !== 'withdrawn')
      .flatMap(({ contract, cooperative, processor }) =>
        contractFileRows(contract, party === contract.cooperativeId ? processor.name : cooperative.name),
      );
    return BOM + csvLine(CONTRACT_COLUMNS) + rows.map((row) => csvLine(CONTRACT_COLUMNS.map((column) => row[column]))).join('');
  }

  /** Each contract held to every rule; what is refused stands at its first row. */
  private async hold(actor: Actor, contracts: readonly WrittenRows[], refused: RefusedRow[]): Promise<DraftEntry[]> {
    const entries: DraftEntry[] = [];
    for (const contract of contracts) {
      try {
        const entry = await this.entryOf(actor, contract);
        await this.agreements.tryDraft(actor, entry);
        entries.push(entry);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refused.push(refusedRow(contract.line, error));
      }
    }
    return entries;
  }

  private async entryOf(actor: Actor, { number, partner, terms }: WrittenRows): Promise<DraftEntry> {
    const other: OrganisationId = await this.record.partner(actor, partner);
    const sides =
      actor.organisationKind === 'processor'
        ? { cooperativeId: other, processorId: actor.organisationId }
        : { cooperativeId: actor.organisationId, processorId: other };
    return { number: contractNumberOf(number), ...sides, terms: readNewTerms(terms, this.catalogue.catalogue) };
  }
}
