import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { registerArea, type AreaDraft } from '@domain/areas/register-area';
import { readHeads, readRegisterRow, type RegisterColumn, type RegisterNames } from '@domain/areas/register-row';
import { DomainError } from '@domain/shared/domain-error';
import type { AreaId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { IdSource } from '../../platform/clock/id-source';
import { asOrganisation, asProgram } from '../../platform/database/row-scope';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { csvRows } from '../../platform/files/csv-rows';
import type { Jobs } from '../../platform/queue/queues';
import { AreasService, type RegisterResult } from './areas.service';
import { type ImportWork, ImportsRepository, type ReportLine } from './imports.repository';
import { RegisterNamesQueries } from './register-names.queries';

/** The province has some hundred codes, the country some ten thousand. */
const ROWS_MAX = 20_000;

/** Rows that go in together: short beside any lock that a round waits for. */
const BATCH = 500;

/** What rolls a dry run back. */
class DryRun extends Error {
  constructor(readonly result: RegisterResult) {
    super('a dry run writes nothing');
  }
}

/** Rows of one batch that can be read, and the report of those that cannot. */
interface Batch {
  readonly drafts: AreaDraft[];
  readonly report: ReportLine[];
  read: number;
}

/** Takes register files in, batch by batch in a job, with a report by row. A batch goes in whole or not at all; the report says which did. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly imports: ImportsRepository,
    private readonly areas: AreasService,
    private readonly names: RegisterNamesQueries,
    private readonly clock: Clock,
    private readonly ids: IdSource,
    @InjectQueue('register') private readonly queue: Queue<Jobs['register']>,
  ) {}

  /** Keeps the file and asks for its import. The sweep finds it should the queue have lost the word. */
  async begin(
    asker: { organisationId: string; memberId: string },
    file: { fileName: string; content: Buffer; dryRun: boolean },
  ): Promise<string> {
    const id = this.ids.next();
    await this.imports.insert({ id, ...asker, ...file });
    await this.queue.add('import', { importId: id }, { jobId: `import-${id}` });
    return id;
  }

  /** Imports that wait; asked by the sweep. */
  async waiting(): Promise<string[]> {
    return this.imports.waiting();
  }

  /** Runs one import to its end. Safe to run twice: rows that are in the register already are found to be the same. */
  async run(id: string): Promise<void> {
    const work = await this.imports.work(id);
    if (!work) return;
    try {
      await this.readAll(work);
      await this.imports.finish(id, null);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.imports.finish(id, { code: error.code, facts: error.facts });
    }
  }

  private async readAll(work: ImportWork): Promise<void> {
    await this.imports.begin(work.id, await countRows(work.content));
    const names = await this.names.read();
    let heads: ReadonlyMap<RegisterColumn, number> | null = null;
    const seen = new Map<string, number>();
    let batch: Batch = { drafts: [], report: [], read: 0 };
    for await (const { line, cells } of csvRows(work.content, ROWS_MAX)) {
      if (heads === null) {
        heads = readHeads(cells ?? []);
        continue;
      }
      this.take({ line, cells, heads, names, seen }, batch);
      if (batch.read < BATCH) continue;
      await this.write(work, batch, seen);
      batch = { drafts: [], report: [], read: 0 };
    }
    await this.write(work, batch, seen);
  }

  /** Reads one row into the batch, or into its report. */
  private take(
    row: {
      line: number;
      cells: readonly string[] | null;
      heads: ReadonlyMap<RegisterColumn, number>;
      names: RegisterNames;
      seen: Map<string, number>;
    },
    batch: Batch,
  ): void {
    const { line, cells, heads, names, seen } = row;
    batch.read += 1;
    try {
      if (cells === null) throw new DomainError('import.wrong_encoding', {});
      const draft = readRegisterRow((column) => cells[heads.get(column) ?? -1] ?? '', names, this.clock.today());
      const { code, checked } = registerArea(draft, this.ids.next() as AreaId);
      const before = seen.get(code);
      if (before !== undefined) throw new DomainError('import.repeated_row', { code, line: before }, 'code');
      seen.set(code, line);
      if (!checked) batch.report.push({ line, code, outcome: 'warned', field: 'code', refusal: 'import.other_form', facts: {} });
      batch.drafts.push(draft);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const code = cells?.[heads.get('code') ?? -1]?.slice(0, 40) ?? null;
      batch.report.push({ ...refusedLine(error), line, code });
    }
  }

  private async write(work: ImportWork, { drafts, report, read }: Batch, lineOf: ReadonlyMap<string, number>): Promise<void> {
    const { added, changed, same, refused } = await this.takeIn(drafts, work);
    const unfit = refused.map(({ code, why }) => ({ ...refusedLine(why), code, line: lineOf.get(code) ?? 0 }));
    const lines = [...report, ...unfit];
    await this.imports.report(work.id, lines);
    const bad = lines.filter(({ outcome }) => outcome === 'refused').length;
    await this.imports.progress(work.id, { read, added: added.length, changed: changed.length, same, refused: bad });
  }

  /** Written down for whoever sent the file. */
  private async takeIn(drafts: readonly AreaDraft[], { dryRun, memberId, organisationId, fileName }: ImportWork): Promise<RegisterResult> {
    try {
      return await asOrganisation(organisationId, { memberId }, () =>
        asProgram('a register file goes in for the officer who sent it', () =>
          this.work.run(async (tx) => {
            const result = await this.areas.takeIn(tx, drafts, memberId, fileName);
            if (dryRun) throw new DryRun(result);
            return result;
          }),
        ),
      );
    } catch (error) {
      if (error instanceof DryRun) return error.result;
      throw error;
    }
  }
}

/** What a report says of a refusal. */
function refusedLine({ field, code, facts }: DomainError): Pick<ReportLine, 'outcome' | 'field' | 'refusal' | 'facts'> {
  return { outcome: 'refused', field: field ?? null, refusal: code, facts };
}

/** Rows below the heads; the whole file is looked at before anything is written. @throws DomainError as `csvRows` */
async function countRows(content: Buffer): Promise<number> {
  const rows = csvRows(content, ROWS_MAX);
  let count = -1;
  for (let next = await rows.next(); next.done !== true; next = await rows.next()) count += 1;
  if (count < 0) throw new DomainError('import.unreadable', {});
  return count;
}
