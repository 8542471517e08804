import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../shared/api/client';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { FileField } from '../../shared/ui/file-field';
import { RefusalNote } from '../../shared/ui/faces';
import { Table } from '../../shared/ui/table';
import { importRegister, type RegisterKind, reportOf } from './api';
import styles from './areas.module.css';

const LOOK_EVERY_MS = 500;
/** An import that is not there, or not this member’s, is not asked for again and again. */
const LOOKS_IN_VAIN = 5;

/** The last import of this tab goes on while one looks at something else, and is shown again on the way back. */
const keyOf = (kind: RegisterKind) => `mua-vu.import.${kind}`;

/** Takes a register file in: tried first if one likes, with its progress and its report by row. */
export function ImportForm({ kind, onDone }: { kind: RegisterKind; onDone: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [importId, setImportId] = useState(() => sessionStorage.getItem(keyOf(kind)));
  const [error, setError] = useState<unknown>(null);
  const begin = async (dryRun: boolean): Promise<void> => {
    if (file === null) return;
    setError(null);
    try {
      const id = await importRegister(kind, file, dryRun);
      sessionStorage.setItem(keyOf(kind), id);
      setImportId(id);
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <div className={styles['stack']}>
      <FileField
        label={t('areas.importFile')}
        pick={t('areas.importPick')}
        none={t('areas.noFile')}
        accept=".csv,text/csv"
        file={file}
        onPick={(picked) => {
          sessionStorage.removeItem(keyOf(kind));
          setImportId(null);
          setFile(picked);
        }}
      />
      <div className="row" style={{ gap: 8 }}>
        <Button disabled={file === null} onClick={() => void begin(true)}>
          {t('areas.importTry')}
        </Button>
        <Button look="primary" disabled={file === null} onClick={() => void begin(false)}>
          {t('areas.importDo')}
        </Button>
      </div>
      {error !== null && <RefusalNote error={error} title={t('failed.notSent')} flush />}
      {importId !== null && <ImportProgress key={importId} id={importId} onDone={onDone} />}
    </div>
  );
}

function ImportProgress({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const done = (state: string | undefined): boolean => state === 'done' || state === 'refused';
  const run = useQuery({
    queryKey: ['register-import', id],
    queryFn: () => bodyOf(api.GET('/api/v1/register/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (done(state.data?.state) || state.errorUpdateCount > LOOKS_IN_VAIN ? false : LOOK_EVERY_MS),
  }).data;
  const report = useQuery({
    queryKey: ['register-import', id, 'rows'],
    enabled: done(run?.state),
    queryFn: () => reportOf(id),
  }).data;
  const isDone = done(run?.state);
  const tell = useEffectEvent(onDone);
  useEffect(() => {
    if (isDone) tell();
  }, [isDone]);
  if (run === undefined) return null;
  const counts = { added: run.rowsAdded, changed: run.rowsChanged, same: run.rowsSame, refused: run.rowsRefused };
  const columns = [
    { key: 'line', head: t('areas.importLine'), right: true },
    { key: 'code', head: t('areas.code') },
    { key: 'refusal', head: t('areas.reason') },
  ];
  return (
    <div role="status">
      <p>{t('areas.importProgress', { read: run.rowsRead, total: run.rowsTotal ?? 0 })}</p>
      {done(run.state) && (
        <p>{(language === 'vi' ? run.sentence : run.sentenceEn) ?? t(run.dryRun ? 'areas.importTried' : 'areas.importDone', counts)}</p>
      )}
      {report !== undefined && report.length > 0 && (
        <Table label={t('areas.import')} columns={columns}>
          {report.map((row) => (
            <tr key={`${row.line}/${row.refusal}`}>
              <td className="n">{row.line}</td>
              <td>{row.code}</td>
              <td>{language === 'vi' ? row.sentence : row.sentenceEn}</td>
            </tr>
          ))}
        </Table>
      )}
    </div>
  );
}
