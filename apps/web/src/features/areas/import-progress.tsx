import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { formatInteger } from '../../shared/format/number';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { Table } from '../../shared/ui/table';
import { cancelImport, importQuery, type RegisterImport, reportOf } from './api';
import styles from './areas.module.css';

/** How far an import is, in per cent and in rows; the way to stop it; and what it did, with its report by row. */
export function ImportProgress({ id, onDone }: { id: string; onDone: () => void }) {
  const run = useQuery(importQuery(id)).data;
  const isDone = run !== undefined && run.state !== 'waiting' && run.state !== 'running';
  const tell = useEffectEvent(onDone);
  useEffect(() => {
    if (isDone) tell();
  }, [isDone]);
  if (run === undefined) return null;
  return (
    <div className={styles['stack']} data-import={run.state}>
      {isDone ? <Ended run={run} /> : <UnderWay run={run} />}
      {isDone && <Report id={id} />}
    </div>
  );
}

function UnderWay({ run }: { run: RegisterImport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const cache = useQueryClient();
  const act = useAct();
  const total = run.rowsTotal ?? 0;
  const words = { read: run.rowsRead, total, percent: formatInteger(total === 0 ? 0 : Math.floor((100 * run.rowsRead) / total), language) };
  const said = t(run.rowsTotal === null ? 'areas.importWaits' : 'areas.importProgress', words);
  const stop = () =>
    act.run(async (key) => {
      cache.setQueryData(importQuery(run.id).queryKey, await cancelImport(run.id, key));
    });
  return (
    <>
      <p role="status">
        {run.fileName}: <span className="n">{said}</span>
      </p>
      <progress value={run.rowsRead} max={Math.max(total, 1)} aria-label={said} />
      <p className="hint">{t('areas.importLeave')}</p>
      <div className="row">
        <Button busy={act.isBusy} onClick={() => void stop()}>
          {t('areas.importStop')}
        </Button>
      </div>
      {act.error !== null && <RefusalNote error={act.error} flush />}
    </>
  );
}

function Ended({ run }: { run: RegisterImport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const counts = { added: run.rowsAdded, changed: run.rowsChanged, same: run.rowsSame, refused: run.rowsRefused };
  const refusal = language === 'vi' ? run.sentence : run.sentenceEn;
  const did = refusal ?? t(run.dryRun ? 'areas.importTried' : 'areas.importDone', counts);
  const how = t('areas.importStopped', { read: run.rowsRead, total: run.rowsTotal ?? 0 });
  return (
    <p role="status">
      {run.state === 'cancelled' && (
        <>
          <b>{how}</b> {t(run.rowsTotal === null ? 'areas.importNothing' : 'areas.importKept')}{' '}
        </>
      )}
      {run.fileName}: {did}
    </p>
  );
}

function Report({ id }: { id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const report = useQuery({ queryKey: ['register-import', id, 'rows'], queryFn: () => reportOf(id) }).data ?? [];
  if (report.length === 0) return null;
  const columns = [
    { key: 'line', head: t('areas.importLine'), right: true },
    { key: 'code', head: t('areas.code') },
    { key: 'refusal', head: t('areas.reason') },
  ];
  return (
    <Table label={t('areas.import')} columns={columns}>
      {report.map((row) => (
        <tr key={`${row.line}/${row.refusal}`}>
          <td className="n">{row.line}</td>
          <td>{row.code}</td>
          <td>{language === 'vi' ? row.sentence : row.sentenceEn}</td>
        </tr>
      ))}
    </Table>
  );
}
