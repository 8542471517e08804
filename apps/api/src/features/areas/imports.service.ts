import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { DomainError } from '@domain/shared/domain-error';
import { Clock } from '../../platform/clock/clock';
import { IdSource } from '../../platform/clock/id-source';
import { asOrganisation, asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { csvRows } from '../../platform/files/csv-rows';
import type { Jobs } from '../../platform/queue/queues';
import { type ImportRow, type ImportWork, ImportsRepository, type ReportLine } from './imports.repository';
import { type RegisterBatch, RegisterFiles, type RegisterKind, type RegisterReader } from './register-files';
import { RegisterNamesQueries } from './register-names.queries';
import type { RegisterResult, Watch } from './take-in';

/** The province has some hundred codes, the country some ten thousand. */
const ROWS_MAX = 20_000;

/** Rows that go in together: short beside any lock that a round waits for. */
const BATCH = 500;

/** Rows of one batch that can be read, and the report of those that cannot. */
interface Batch {
  readonly rows: RegisterBatch;
  readonly report: ReportLine[];
  /** Rows of the file that were read before it. */
  readonly from: number;
  read: number;
}

/** What was seen of a file so far, and who says what its changes mean. */
interface Reading {
  readonly lineOf: ReadonlyMap<string, number>;
  readonly watch: Watch;
}

/** One row of the file. `cells` is null for bytes that are no text. */
interface FileRow {
  readonly line: number;
  readonly cells: readonly string[] | null;
}

/** Another worker has gone past these rows, or the import was stopped: what was written of them here is rolled back. */
class Overtaken extends Error {
  constructor() {
    super('another worker reads this file, or nobody any more');
  }
}

/**
 * Takes register files in, batch by batch in a job, with a report by row. A batch goes in whole with its count and report, or not at all: a
 * worker that dies leaves an import that says how far it is, and that another goes on with from there.
 */
@Injectable()
export class ImportsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly imports: ImportsRepository,
    private readonly files: RegisterFiles,
    private readonly names: RegisterNamesQueries,
    private readonly clock: Clock,
    private readonly ids: IdSource,
    @InjectQueue('register') private readonly queue: Queue<Jobs['register']>,
  ) {}

  /** Keeps the file and asks for its import. The sweep finds it should the queue have lost the word. */
  async begin(
    asker: { organisationId: string; memberId: string },
    file: { kind: RegisterKind; fileName: string; content: Buffer; dryRun: boolean },
  ): Promise<string> {
    const id = this.ids.next();
    await this.imports.insert({ id, ...asker, ...file });
    await this.queue.add('import', { importId: id }, { jobId: `import-${id}` });
    return id;
  }

  /** Stops an import; what its batches took in stays. */
  async cancel(id: string): Promise<ImportRow> {
    return this.work.run((tx) => this.imports.cancel(tx, id));
  }

  /** Imports that wait; asked by the sweep. */
  async waiting(): Promise<string[]> {
    return this.imports.waiting();
  }

  /** Runs one import to its end, with whoever says what its changes mean for lots. Safe to run twice: what was read is not read again. */
  async run(id: string, watch: Watch): Promise<void> {
    const work = await this.imports.work(id);
    if (!work) return;
    try {
      await this.readAll(work, watch);
      await this.imports.finish(id, null);
    } catch (error) {
      if (error instanceof Overtaken) return;
      if (!(error instanceof DomainError)) throw error;
      await this.imports.finish(id, { code: error.code, facts: error.facts });
    }
  }

  private async readAll(work: ImportWork, watch: Watch): Promise<void> {
    await this.imports.begin(work.id, await countRows(work.content));
    const names = await this.names.read();
    const seen = new Map<string, number>();
    let reader: RegisterReader | null = null;
    let batch: Batch | null = null;
    // Rows that are in already are looked at once more only for the codes that they hold.
    let [at, upTo] = [0, work.rowsRead === 0 ? BATCH : work.rowsRead];
    for await (const row of csvRows(work.content, ROWS_MAX)) {
      if (reader === null) {
        reader = this.files.reader(work.kind, row.cells ?? [], names, this.clock.today());
        continue;
      }
      batch ??= { rows: reader.batch(), report: [], from: at, read: 0 };
      take(reader, row, seen, batch);
      at += 1;
      if (at < upTo) continue;
      if (batch.from >= work.rowsRead) await this.write(work, batch, { lineOf: seen, watch });
      [batch, upTo] = [null, at + BATCH];
    }
    if (batch !== null) await this.write(work, batch, { lineOf: seen, watch });
  }

  /** Written down for whoever sent the file: rows, count and report together, and what the lots concerned lose by it. */
  private async write(work: ImportWork, batch: Batch, { lineOf, watch }: Reading): Promise<void> {
    const { id, memberId, organisationId } = work;
    await asOrganisation(organisationId, { memberId }, () =>
      asProgram('a register file goes in for the officer who sent it', () =>
        this.work.run(async (tx) => {
          const { added, changed, same, refused, events } = await this.takeIn(tx, work, batch, watch);
          const unfit = refused.map(({ code, why }) => ({ ...refusedLine(why), code, line: lineOf.get(code) ?? 0 }));
          const lines = [...batch.report, ...unfit];
          const bad = lines.filter(({ outcome }) => outcome === 'refused').length;
          await this.imports.report(tx, id, lines);
          const step = { from: batch.from, read: batch.read, added, changed, same, refused: bad };
          if (!(await this.imports.progress(tx, id, step))) throw new Overtaken();
          if (!work.dryRun) await watch.tell(tx, events);
        }),
      ),
    );
  }

  /** Of a trial nothing stays but its count and report. */
  private async takeIn(tx: Tx, { dryRun, memberId, fileName }: ImportWork, { rows }: Batch, watch: Watch): Promise<RegisterResult> {
    if (dryRun) await tx.query('SAVEPOINT trial');
    const result = await rows.takeIn(tx, { memberId, source: fileName, watch });
    if (dryRun) await tx.query('ROLLBACK TO SAVEPOINT trial');
    return result;
  }
}

/** Reads one row into the batch, or into its report. */
function take(reader: RegisterReader, { line, cells }: FileRow, seen: Map<string, number>, batch: Batch): void {
  batch.read += 1;
  try {
    if (cells === null) throw new DomainError('import.wrong_encoding', {});
    const { code, checked, keep } = batch.rows.read(cells);
    const before = seen.get(code);
    if (before !== undefined) throw new DomainError('import.repeated_row', { code, line: before }, 'code');
    seen.set(code, line);
    if (!checked) batch.report.push({ line, code, outcome: 'warned', field: 'code', refusal: 'import.other_form', facts: {} });
    keep();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    batch.report.push({ ...refusedLine(error), line, code: cells === null ? null : reader.codeIn(cells) });
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
