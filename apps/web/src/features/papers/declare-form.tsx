import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { figureOf } from '../../shared/format/read-figure';
import { ActForm } from '../../shared/forms/act-form';
import { type Faults, useFaults } from '../../shared/forms/use-faults';
import { useTyped } from '../../shared/forms/use-typed';
import { useLanguage } from '../../shared/i18n/use-language';
import { CheckChips } from '../../shared/ui/choice';
import { FigureField } from '../../shared/ui/figure-field';
import { FileField } from '../../shared/ui/file-field';
import { SelectField } from '../../shared/ui/select-field';
import { DateField } from '../../shared/ui/date-field';
import { TextField } from '../../shared/ui/text-field';
import { ownAreasQuery } from './own-areas';
import { declarePaper, type PaperKind, paperKinds, sendScan } from './api';
import styles from './papers.module.css';

const EMPTY = {
  kind: 'vietgap' as PaperKind,
  number: '',
  issuer: '',
  stars: '',
  validFrom: '',
  validTo: '',
  document: '',
  areaId: '',
  productIds: [] as string[],
};

type Typed = typeof EMPTY;

const SHOWN = ['kind', 'number', 'issuer', 'stars', 'validFrom', 'validTo', 'document', 'areaId', 'productIds'];

/** Declares a certificate or a test of mine, with its scan; it counts once an officer has seen it. */
export function DeclareForm() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { products, productName } = useCatalogue();
  const language = useLanguage();
  const { typed, put, sent, found, key: draftKey } = useTyped<Typed>({ as: 'paper' }, EMPTY);
  const { error, isBusy, run } = useAct(draftKey);
  const faults = useFaults(error, SHOWN);
  const [file, setFile] = useState<File | null>(null);
  const send = async (): Promise<void> => {
    const { stars, areaId, ...rest } = typed;
    const done = await run(async (key) => {
      const fileId = file === null ? undefined : await sendScan(file, crypto.randomUUID());
      const more = { ...(fileId === undefined ? {} : { fileId }), ...(areaId === '' ? {} : { areaId }) };
      await declarePaper({ ...rest, ...more, ...(typed.kind === 'ocop' ? { stars: figureOf(stars, 0, language) } : {}) }, key);
    });
    if (!done) return;
    sent();
    setFile(null);
    await cache.invalidateQueries({ queryKey: ['papers'] });
  };
  return (
    <ActForm label={t('papers.declare')} error={faults.rest} isBusy={isBusy} found={found} onSend={send}>
      <PaperFields typed={typed} put={put} faults={faults} />
      <CheckChips
        label={t('papers.products')}
        options={products.map(({ id }) => ({ value: id, label: productName(id) }))}
        value={typed.productIds}
        onChange={(productIds) => put({ productIds })}
        error={faults.of('productIds')}
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

function PaperFields({ typed, put, faults }: { typed: Typed; put: (change: Partial<Typed>) => void; faults: Faults }) {
  const { t } = useTranslation();
  const areas = useQuery(ownAreasQuery).data ?? [];
  return (
    <div className={styles['row']}>
      <SelectField
        label={t('papers.kind')}
        value={typed.kind}
        error={faults.of('kind')}
        onChange={(event) => put({ kind: event.target.value as PaperKind })}
        options={paperKinds.map((kind) => ({ value: kind, label: t(`papers.kinds.${kind}`) }))}
      />
      <TextField
        label={t(typed.kind === 'globalgap' ? 'papers.ggn' : 'papers.number')}
        value={typed.number}
        error={faults.of('number')}
        onChange={(event) => put({ number: event.target.value })}
      />
      <TextField
        label={t('papers.issuer')}
        value={typed.issuer}
        error={faults.of('issuer')}
        onChange={(event) => put({ issuer: event.target.value })}
      />
      {typed.kind === 'ocop' && (
        <FigureField
          label={t('papers.stars')}
          decimals={0}
          value={typed.stars}
          error={faults.of('stars')}
          onChange={(stars) => put({ stars })}
        />
      )}
      <DateField
        label={t('papers.from')}
        value={typed.validFrom}
        error={faults.of('validFrom')}
        onChange={(validFrom) => put({ validFrom })}
      />
      <DateField label={t('papers.until')} value={typed.validTo} error={faults.of('validTo')} onChange={(validTo) => put({ validTo })} />
      <TextField
        label={t('papers.where')}
        value={typed.document}
        error={faults.of('document')}
        onChange={(event) => put({ document: event.target.value })}
      />
      <SelectField
        label={t('papers.area')}
        value={typed.areaId}
        error={faults.of('areaId')}
        onChange={(event) => put({ areaId: event.target.value })}
        options={[{ value: '', label: t('papers.allAreas') }, ...areas.map(({ id, code }) => ({ value: id, label: code }))]}
      />
    </div>
  );
}
