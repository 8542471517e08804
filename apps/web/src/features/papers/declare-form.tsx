import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ActForm } from '../../shared/forms/act-form';
import { CheckChips } from '../../shared/ui/choice';
import { FileField } from '../../shared/ui/file-field';
import { SelectField } from '../../shared/ui/select-field';
import { DateField } from '../../shared/ui/date-field';
import { TextField } from '../../shared/ui/text-field';
import { ownAreasQuery } from './own-areas';
import { declarePaper, type PaperKind, paperKinds, sendScan } from './api';
import styles from './papers.module.css';

const EMPTY = { kind: 'vietgap' as PaperKind, number: '', issuer: '', stars: '', validFrom: '', validTo: '', document: '', areaId: '' };

/** Declares a certificate or a test of mine, with its scan; it counts once an officer has seen it. */
export function DeclareForm() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { products, productName } = useCatalogue();
  const { error, isBusy, run } = useAct();
  const [typed, setTyped] = useState(EMPTY);
  const [productIds, setProductIds] = useState<string[]>([]);
  const [file, setFile] = useState<File | null>(null);
  const put = (change: Partial<typeof EMPTY>): void => setTyped({ ...typed, ...change });
  const send = async (): Promise<void> => {
    const { stars, areaId, ...rest } = typed;
    const done = await run(async (key) => {
      const fileId = file === null ? undefined : await sendScan(file, crypto.randomUUID());
      const more = { ...(fileId === undefined ? {} : { fileId }), ...(areaId === '' ? {} : { areaId }) };
      await declarePaper({ ...rest, ...more, productIds, ...(typed.kind === 'ocop' ? { stars: Number(stars) } : {}) }, key);
    });
    if (!done) return;
    setTyped(EMPTY);
    setFile(null);
    await cache.invalidateQueries({ queryKey: ['papers'] });
  };
  return (
    <ActForm label={t('papers.declare')} error={error} isBusy={isBusy} onSend={send}>
      <PaperFields typed={typed} put={put} />
      <CheckChips
        label={t('papers.products')}
        options={products.map(({ id }) => ({ value: id, label: productName(id) }))}
        value={productIds}
        onChange={setProductIds}
      />
      <FileField
        label={t('papers.scan')}
        pick={t('papers.scanPick')}
        none={t('areas.noFile')}
        accept="application/pdf,image/jpeg"
        file={file}
        onPick={setFile}
      />
    </ActForm>
  );
}

function PaperFields({ typed, put }: { typed: typeof EMPTY; put: (change: Partial<typeof EMPTY>) => void }) {
  const { t } = useTranslation();
  const areas = useQuery(ownAreasQuery).data ?? [];
  return (
    <div className={styles['row']}>
      <SelectField
        label={t('papers.kind')}
        value={typed.kind}
        onChange={(event) => put({ kind: event.target.value as PaperKind })}
        options={paperKinds.map((kind) => ({ value: kind, label: t(`papers.kinds.${kind}`) }))}
      />
      <TextField
        label={t(typed.kind === 'globalgap' ? 'papers.ggn' : 'papers.number')}
        value={typed.number}
        onChange={(event) => put({ number: event.target.value })}
      />
      <TextField label={t('papers.issuer')} value={typed.issuer} onChange={(event) => put({ issuer: event.target.value })} />
      {typed.kind === 'ocop' && (
        <TextField
          label={t('papers.stars')}
          inputMode="numeric"
          value={typed.stars}
          onChange={(event) => put({ stars: event.target.value })}
        />
      )}
      <DateField label={t('papers.from')} value={typed.validFrom} onChange={(validFrom) => put({ validFrom })} />
      <DateField label={t('papers.until')} value={typed.validTo} onChange={(validTo) => put({ validTo })} />
      <TextField label={t('papers.where')} value={typed.document} onChange={(event) => put({ document: event.target.value })} />
      <SelectField
        label={t('papers.area')}
        value={typed.areaId}
        onChange={(event) => put({ areaId: event.target.value })}
        options={[{ value: '', label: t('papers.allAreas') }, ...areas.map(({ id, code }) => ({ value: id, label: code }))]}
      />
    </div>
  );
}
