import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { destinationName, destinationsQuery } from '../../shared/catalogue/destinations';
import { ActForm } from '../../shared/forms/act-form';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Check, CheckChips } from '../../shared/ui/choice';
import { SelectField } from '../../shared/ui/select-field';
import { DateField } from '../../shared/ui/date-field';
import { TextField } from '../../shared/ui/text-field';
import { paperKinds, recordRule, type Rule, type RuleDraft } from './api';
import styles from './papers.module.css';

const ACCESS: readonly Rule['access'][] = ['open', 'pilot', 'pending', 'not_listed', 'unknown'];

/** Records what a market asks of a product from a day on; the rule before it ends the day before. */
export function RuleForm({ productId }: { productId: string }) {
  const { t } = useTranslation();
  const today = useToday();
  const cache = useQueryClient();
  const { productName } = useCatalogue();
  const { error, isBusy, run } = useAct();
  const [draft, setDraft] = useState<RuleDraft>({
    marketId: 'CN',
    access: 'open',
    needsAreaCode: true,
    needsPackingCode: true,
    papers: [],
    needsPhytosanitary: true,
    gates: [],
    notes: [],
    validFrom: today,
    source: '',
    owner: '',
  });
  const [gates, setGates] = useState('');
  const put = (change: Partial<RuleDraft>): void => setDraft({ ...draft, ...change });
  const send = async (): Promise<void> => {
    const named = gates.split(',').flatMap((gate) => (gate.trim() === '' ? [] : [gate.trim()]));
    const body = { ...draft, gates: named, ...(productId === '' ? {} : { productId }) };
    if (await run((key) => recordRule(body, key))) await cache.invalidateQueries({ queryKey: ['access-rules'] });
  };
  return (
    <ActForm label={t('rules.record')} error={error} isBusy={isBusy} onSend={send}>
      <p>{productId === '' ? t('rules.forAll') : t('rules.forProduct', { product: productName(productId) })}</p>
      <RuleFields draft={draft} put={put} gates={gates} setGates={setGates} />
    </ActForm>
  );
}

interface FieldsProps {
  draft: RuleDraft;
  put: (change: Partial<RuleDraft>) => void;
  gates: string;
  setGates: (gates: string) => void;
}

function RuleFields({ draft, put, gates, setGates }: FieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const destinations = useQuery(destinationsQuery).data ?? [];
  return (
    <>
      <div className={styles['row']}>
        <SelectField
          label={t('rules.market')}
          value={draft.marketId}
          onChange={(event) => put({ marketId: event.target.value })}
          options={destinations.map(({ id }) => ({ value: id, label: destinationName(destinations, id, language) }))}
        />
        <SelectField
          label={t('rules.access')}
          value={draft.access}
          onChange={(event) => put({ access: event.target.value as Rule['access'] })}
          options={ACCESS.map((access) => ({ value: access, label: t(`rules.accesses.${access}`) }))}
        />
        <DateField label={t('keep.from')} value={draft.validFrom} onChange={(validFrom) => put({ validFrom })} />
        <TextField
          label={t('rules.treatment')}
          value={draft.treatment ?? ''}
          onChange={(event) => put({ treatment: event.target.value })}
        />
        <TextField label={t('rules.gates')} hint={t('rules.gatesHint')} value={gates} onChange={(event) => setGates(event.target.value)} />
        <TextField label={t('rules.source')} value={draft.source} onChange={(event) => put({ source: event.target.value })} />
        <TextField label={t('rules.owner')} value={draft.owner} onChange={(event) => put({ owner: event.target.value })} />
      </div>
      <Check checked={draft.needsAreaCode} onChange={(needsAreaCode) => put({ needsAreaCode })}>
        {t('rules.needsAreaCode')}
      </Check>
      <Check checked={draft.needsPackingCode} onChange={(needsPackingCode) => put({ needsPackingCode })}>
        {t('rules.needsPackingCode')}
      </Check>
      <Check checked={draft.needsPhytosanitary} onChange={(needsPhytosanitary) => put({ needsPhytosanitary })}>
        {t('rules.needsPhytosanitary')}
      </Check>
      <CheckChips
        label={t('rules.papers')}
        options={paperKinds.map((kind) => ({ value: kind, label: t(`papers.kinds.${kind}`) }))}
        value={draft.papers}
        onChange={(papers) => put({ papers: papers as RuleDraft['papers'] })}
      />
    </>
  );
}
