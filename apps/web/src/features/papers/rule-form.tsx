import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { destinationName, destinationsQuery } from '../../shared/catalogue/destinations';
import { ActForm } from '../../shared/forms/act-form';
import { type Faults, useFaults } from '../../shared/forms/use-faults';
import { useTyped } from '../../shared/forms/use-typed';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Check, CheckChips } from '../../shared/ui/choice';
import { SelectField } from '../../shared/ui/select-field';
import { DateField } from '../../shared/ui/date-field';
import { TextField } from '../../shared/ui/text-field';
import { paperKinds, recordRule, type Rule, type RuleDraft } from './api';
import styles from './papers.module.css';

const SHOWN = ['marketId', 'access', 'validFrom', 'treatment', 'gates', 'source', 'owner', 'papers'];

interface Typed extends Omit<RuleDraft, 'gates' | 'treatment'> {
  treatment: string;
  /** Names with commas between them. */
  gates: string;
}

const ACCESS: readonly Rule['access'][] = ['open', 'pilot', 'pending', 'not_listed', 'unknown'];

/** Records what a market asks of a product from a day on; the rule before it ends the day before. */
export function RuleForm({ productId }: { productId: string }) {
  const { t } = useTranslation();
  const today = useToday();
  const cache = useQueryClient();
  const { productName } = useCatalogue();
  const {
    typed,
    put,
    sent,
    found,
    key: draftKey,
  } = useTyped<Typed>(
    { as: `rule ${productId}` },
    {
      marketId: 'CN',
      access: 'open',
      needsAreaCode: true,
      needsPackingCode: true,
      papers: [],
      needsPhytosanitary: true,
      treatment: '',
      gates: '',
      notes: [],
      validFrom: today,
      source: '',
      owner: '',
    },
  );
  const { error, isBusy, run } = useAct(draftKey);
  const faults = useFaults(error, SHOWN);
  const send = async (): Promise<void> => {
    const { treatment, gates, ...rest } = typed;
    const named = gates.split(',').flatMap((gate) => (gate.trim() === '' ? [] : [gate.trim()]));
    const body = { ...rest, gates: named, ...(treatment === '' ? {} : { treatment }), ...(productId === '' ? {} : { productId }) };
    if (!(await run((key) => recordRule(body, key)))) return;
    sent(typed);
    await cache.invalidateQueries({ queryKey: ['access-rules'] });
  };
  return (
    <ActForm label={t('rules.record')} error={faults.rest} isBusy={isBusy} found={found} onSend={send}>
      <p>{productId === '' ? t('rules.forAll') : t('rules.forProduct', { product: productName(productId) })}</p>
      <RuleFields draft={typed} put={put} faults={faults} />
    </ActForm>
  );
}

interface FieldsProps {
  draft: Typed;
  put: (change: Partial<Typed>) => void;
  faults: Faults;
}

function RuleFields({ draft, put, faults }: FieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const destinations = useQuery(destinationsQuery).data ?? [];
  const box = (field: 'treatment' | 'gates' | 'source' | 'owner', hint?: string) => (
    <TextField
      label={t(`rules.${field}`)}
      {...(hint === undefined ? {} : { hint })}
      value={draft[field]}
      error={faults.of(field)}
      onChange={(event) => put({ [field]: event.target.value })}
    />
  );
  return (
    <>
      <div className={styles['row']}>
        <SelectField
          label={t('rules.market')}
          value={draft.marketId}
          error={faults.of('marketId')}
          onChange={(event) => put({ marketId: event.target.value })}
          options={destinations.map(({ id }) => ({ value: id, label: destinationName(destinations, id, language) }))}
        />
        <SelectField
          label={t('rules.access')}
          value={draft.access}
          error={faults.of('access')}
          onChange={(event) => put({ access: event.target.value as Rule['access'] })}
          options={ACCESS.map((access) => ({ value: access, label: t(`rules.accesses.${access}`) }))}
        />
        <DateField
          label={t('keep.from')}
          value={draft.validFrom}
          error={faults.of('validFrom')}
          onChange={(validFrom) => put({ validFrom })}
        />
        {box('treatment')}
        {box('gates', t('rules.gatesHint'))}
        {box('source')}
        {box('owner')}
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
        error={faults.of('papers')}
        onChange={(papers) => put({ papers: papers as Typed['papers'] })}
      />
    </>
  );
}
