import { IconFileImport } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../../shared/api/client';
import type { components } from '../../shared/api/schema.gen';
import { useAct } from '../../shared/api/use-act';
import { Dialog } from '../../shared/desk/dialog';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSay } from '../../shared/i18n/use-say';
import { Button, buttonClass } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { FileField } from '../../shared/ui/file-field';
import { Table } from '../../shared/ui/table';
import { offersQuery } from './api';

type Report = components['schemas']['OfferImportView'];

/** Many lots from a file, and the lots on sale as one. */
export function OfferFiles() {
  const say = useSay();
  const [isOpen, open] = useState(false);
  return (
    <span className="row" style={{ gap: '4px 12px', flexWrap: 'wrap' }}>
      <Button look="quiet" size="small" onClick={() => open(true)}>
        <IconFileImport className="i" size={16} aria-hidden="true" /> {say('files.take')}
      </Button>
      <a className={buttonClass('quiet', 'small', false)} href="/api/v1/offer-export" download>
        {say('files.give')}
      </a>
      {isOpen && (
        <Dialog title={say('files.take')} onClose={() => open(false)} size="wide">
          <TakeFile />
        </Dialog>
      )}
    </span>
  );
}

async function send(file: File, isTrial: boolean, key: string): Promise<Report> {
  return bodyOf(
    api.POST('/api/v1/offer-imports', {
      body: file as never,
      bodySerializer: (bytes: unknown) => bytes as Blob,
      headers: { 'Content-Type': 'text/csv' },
      params: { query: isTrial ? { dryRun: '1' } : {}, header: { 'Idempotency-Key': key } },
    }),
  );
}

/** Tried first; what is wrong stands by its line, and nothing is opened until all of it is right. */
function TakeFile() {
  const say = useSay();
  const language = useLanguage();
  const cache = useQueryClient();
  const act = useAct();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const run = (isTrial: boolean) => {
    if (file === null) return;
    void act.run(async (key) => {
      setReport(await send(file, isTrial, key));
      await cache.invalidateQueries({ queryKey: offersQuery.queryKey });
    });
  };
  const pick = (picked: File | null) => {
    setFile(picked);
    setReport(null);
  };
  const isReady = report !== null && report.refused.length === 0 && report.opened === 0 && report.rows > 0;
  const columns = [
    { key: 'line', head: say('files.line'), right: true },
    { key: 'field', head: say('files.column') },
    { key: 'why', head: say('files.why') },
  ];
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      <p className="second">{say('files.hint')}</p>
      <FileField
        label={say('files.file')}
        pick={say('files.pick')}
        none={say('files.none')}
        accept=".csv,text/csv"
        file={file}
        onPick={pick}
      />
      <div className="row" style={{ gap: 8 }}>
        <Button disabled={file === null} busy={act.isBusy} onClick={() => run(true)}>
          {say('files.try')}
        </Button>
        <Button look="primary" disabled={!isReady} busy={act.isBusy} onClick={() => run(false)}>
          {isReady ? say('files.open', { n: String(report.rows) }) : say('files.openPlain')}
        </Button>
      </div>
      {act.error !== null && <RefusalNote error={act.error} title={say('deal.failed')} flush />}
      {report !== null && (
        <p role="status">
          {report.opened > 0
            ? say('files.opened', { n: String(report.opened) })
            : report.refused.length > 0
              ? say('files.refused', { n: String(report.refused.length), rows: String(report.rows) })
              : say('files.ready', { n: String(report.rows) })}
        </p>
      )}
      {report !== null && report.refused.length > 0 && (
        <Table label={say('files.why')} columns={columns}>
          {report.refused.map((row) => (
            <tr key={row.line}>
              <td className="n">{row.line}</td>
              <td>{row.field}</td>
              <td>{language === 'vi' ? row.detailVi : row.detailEn}</td>
            </tr>
          ))}
        </Table>
      )}
    </div>
  );
}
