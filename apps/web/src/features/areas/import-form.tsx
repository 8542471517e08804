import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button';
import { FileField } from '../../shared/ui/file-field';
import { RefusalNote } from '../../shared/ui/faces';
import { importRegister, importUnderWay, type RegisterKind } from './api';
import styles from './areas.module.css';
import { ImportProgress } from './import-progress';

/** The last import of this tab is shown again on the way back, also when it has ended. */
const keyOf = (kind: RegisterKind) => `mua-vu.import.${kind}`;

/** Takes a register file in: tried first if one likes, with its progress and its report by row. One that is under way is shown to whoever comes. */
export function ImportForm({ kind, onDone }: { kind: RegisterKind; onDone: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [importId, setImportId] = useState(() => sessionStorage.getItem(keyOf(kind)));
  const [error, setError] = useState<unknown>(null);
  const underWay = useQuery({ queryKey: ['register-imports', kind], queryFn: () => importUnderWay(kind) }).data ?? null;
  const shown = importId ?? underWay;
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
      {shown !== null && <ImportProgress key={shown} id={shown} onDone={onDone} />}
    </div>
  );
}
