import { IconFileImport } from '@tabler/icons-react';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FileColumns } from '@domain/shared/file-words';
import { ColumnChoice } from './column-choice';
import { type ColumnMap, guessMap, mappedCsv, missingIn, wholeGroups } from './column-map';
import { useColumnWords } from './use-column-words';
import type { components } from '../api/schema.gen';
import { useAct } from '../api/use-act';
import { Dialog } from '../desk/dialog';
import { useLanguage } from '../i18n/use-language';
import { useSay } from '../i18n/use-say';
import { useSaySeller } from '../i18n/use-say-seller';
import { Button, buttonClass } from '../ui/button';
import { RefusalNote } from '../ui/faces';
import { FileField } from '../ui/file-field';
import { right, Table } from '../ui/table';

/** No line is left out. */
const NONE: ReadonlySet<number> = new Set();

/** What a file came to: how many things its rows make, how many of them are there now, and what is refused. */
export interface CsvReport {
  readonly rows: number;
  readonly makes: number;
  readonly made: number;
  readonly refused: readonly components['schemas']['RefusedRowView'][];
}

/** One kind of thing that comes in files: the words of its screen, its doors, and the list that it changes. */
export interface CsvKind {
  readonly words: 'lots' | 'orders' | 'contracts';
  readonly send: (file: File, isTrial: boolean, key: string) => Promise<CsvReport>;
  readonly changes: QueryKey;
  /** Its columns may be mapped by hand, and rows that are refused may be left out, with all rows that are one thing with them. */
  readonly form: FileColumns<string>;
}

/** What a call to a door of files carries. */
export function csvBody(file: File, isTrial: boolean, key: string) {
  return {
    body: file as never,
    bodySerializer: (bytes: unknown) => bytes as Blob,
    headers: { 'Content-Type': 'text/csv' },
    params: { query: isTrial ? { dryRun: '1' as const } : {}, header: { 'Idempotency-Key': key } },
  };
}

/** Many things from a file. */
export function CsvIn({ kind }: { kind: CsvKind }) {
  const tell = useSaySeller();
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button look="quiet" size="small" onClick={() => open(true)}>
        <IconFileImport className="i" size={16} aria-hidden="true" /> {tell(`files.${kind.words}.take`)}
      </Button>
      {isOpen && (
        <Dialog title={tell(`files.${kind.words}.take`)} onClose={() => open(false)} size="wide">
          <TakeFile kind={kind} />
        </Dialog>
      )}
    </>
  );
}

/** What is open now as a file, in the shape that an import takes. */
export function CsvOut({ words, from }: { words: CsvKind['words']; from: string }) {
  const tell = useSaySeller();
  return (
    <a className={buttonClass('quiet', 'small', false)} href={from} download>
      {tell(`files.${words}.give`)}
    </a>
  );
}

/** A file as it was read: what stands in it, and which of its columns is which. */
interface ReadFile {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly map: ColumnMap;
}

/** Null for a file in which no rows can be read here: it goes as it is, and the server says what is wrong with it. */
async function readFile(file: File, form: FileColumns<string>): Promise<ReadFile | null> {
  const { readRows } = await import('./read-rows');
  const [heads, ...rows] = await readRows(file).catch(() => []);
  return heads === undefined ? null : { heads, rows, map: guessMap(heads, form) };
}

/** Tried first; what is wrong stands by its line, and nothing is made until all of it is right. */
function TakeFile({ kind }: { kind: CsvKind }) {
  const say = useSay();
  const tell = useSaySeller();
  const cache = useQueryClient();
  const act = useAct();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<CsvReport | null>(null);
  const [read, setRead] = useState<ReadFile | null>(null);
  const { words, form } = kind;
  const refused = new Set((report?.refused ?? []).map(({ line }) => line));
  const bad = read === null ? refused : wholeGroups(refused, read.rows, read.map, form);
  const run = (isTrial: boolean, without: ReadonlySet<number>) => {
    if (file === null) return;
    const sent = read === null ? file : new File([mappedCsv(read.rows, read.map, without)], file.name, { type: 'text/csv' });
    void act.run(async (key) => {
      setReport(await kind.send(sent, isTrial, key));
      await cache.invalidateQueries({ queryKey: kind.changes });
    });
  };
  const pick = (picked: File | null) => {
    setFile(picked);
    setRead(null);
    setReport(null);
    if (picked !== null) void readFile(picked, form).then(setRead);
  };
  const isMapped = read === null || missingIn(read.map, form).length === 0;
  const isReady = report !== null && report.refused.length === 0 && report.made === 0 && report.rows > 0;
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      <p className="second">{tell(`files.${words}.hint`)}</p>
      <FileField
        label={tell('files.file')}
        pick={tell('files.pick')}
        none={tell('files.none')}
        accept=".csv,.xlsx,text/csv"
        file={file}
        onPick={pick}
      />
      {read !== null && (
        <ColumnChoice
          form={form}
          heads={read.heads}
          first={read.rows[0] ?? []}
          map={read.map}
          onChange={(map) => {
            setRead({ ...read, map });
            setReport(null);
          }}
        />
      )}
      <div className="row wrap" style={{ gap: 8 }}>
        <Button disabled={file === null || !isMapped} busy={act.isBusy} onClick={() => run(true, NONE)}>
          {tell('files.try')}
        </Button>
        <Button look="primary" disabled={!isReady} busy={act.isBusy} onClick={() => run(false, NONE)}>
          {isReady ? tell(`files.${words}.open`, { n: String(report.makes) }) : tell(`files.${words}.openPlain`)}
        </Button>
        {read !== null && report !== null && report.made === 0 && bad.size > 0 && bad.size < report.rows && (
          <Button busy={act.isBusy} onClick={() => run(false, bad)}>
            {tell('files.goodOnes', { n: String(report.rows - bad.size), bad: String(bad.size) })}
          </Button>
        )}
      </div>
      {act.error !== null && <RefusalNote error={act.error} title={say('deal.failed')} flush />}
      {report !== null && <Outcome report={report} words={words} />}
    </div>
  );
}

function Outcome({ report, words }: { report: CsvReport; words: CsvKind['words'] }) {
  const tell = useSaySeller();
  const language = useLanguage();
  const nameOf = useColumnWords();
  const { rows, makes, made, refused } = report;
  const columns = [
    { key: 'line', head: tell('files.line'), right: true },
    { key: 'field', head: tell('files.column') },
    { key: 'why', head: tell('files.why') },
  ];
  const said = () => {
    if (made > 0) return tell(`files.${words}.opened`, { n: String(made) });
    if (refused.length > 0) return tell(`files.${words}.refused`, { n: String(refused.length), rows: String(rows) });
    return tell(`files.${words}.ready`, { n: String(makes), rows: String(rows) });
  };
  return (
    <>
      <p role="status">{said()}</p>
      {refused.length > 0 && (
        <Table label={tell('files.why')} columns={columns}>
          {refused.map((row) => (
            <tr key={row.line}>
              <td className={right}>{row.line}</td>
              <td>{row.field !== null && nameOf(row.field)}</td>
              <td style={{ whiteSpace: 'normal', minWidth: '24ch' }}>{language === 'vi' ? row.detailVi : row.detailEn}</td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}
