import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { communesQuery } from '../../shared/catalogue/communes';
import { destinationName, destinationsQuery } from '../../shared/catalogue/destinations';
import { ActForm } from '../../shared/forms/act-form';
import { OrganisationPick } from '../../shared/forms/organisation-pick';
import { type Faults, useFaults } from '../../shared/forms/use-faults';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { CheckChips } from '../../shared/ui/choice';
import { SelectField } from '../../shared/ui/select-field';
import { TextField } from '../../shared/ui/text-field';
import { amendArea, type Area, registerArea } from './api';
import styles from './areas.module.css';

const SHOWN = ['code', 'holderName', 'households', 'hectares', 'communeCode', 'placeName', 'yieldKgPerHa', 'source'];

function startOf(area: Area | null) {
  return {
    code: area?.code ?? '',
    holderId: area?.holderId ?? '',
    holderName: area?.holderName ?? '',
    households: area === null ? '' : String(area.households),
    hectares: area === null ? '' : String(area.hectares),
    productId: area?.productId ?? 'mango',
    communeCode: area?.communeCode ?? '',
    placeName: area?.placeName ?? '',
    yieldKgPerHa: area?.yieldKgPerHa == null ? '' : String(area.yieldKgPerHa),
    source: '',
  };
}

/** A figure as people type it, a decimal comma or a point. */
const figure = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));

/** Enters one area, or amends the ground and holder of one; its standings and leaves have forms of their own. */
export function AreaForm({ area, onDone }: { area: Area | null; onDone: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const cache = useQueryClient();
  const { error, isBusy, run } = useAct();
  const destinations = useQuery(destinationsQuery).data ?? [];
  const [typed, setTyped] = useState(() => startOf(area));
  const [markets, setMarkets] = useState<string[]>([]);
  const faults = useFaults(error, SHOWN);
  const put = (change: Partial<typeof typed>): void => setTyped({ ...typed, ...change });
  const send = async (): Promise<void> => {
    const { code, holderId, yieldKgPerHa, ...rest } = typed;
    const more = { ...(holderId === '' ? {} : { holderId }), ...(yieldKgPerHa === '' ? {} : { yieldKgPerHa: figure(yieldKgPerHa) }) };
    const facts = { ...rest, ...more, households: figure(typed.households), hectares: figure(typed.hectares) };
    const done = await run(async (key) => {
      if (area === null) await registerArea({ ...facts, code, markets, standing: 'active', from: today }, key);
      else await amendArea(area, facts);
    });
    if (!done) return;
    await cache.invalidateQueries({ queryKey: ['areas'] });
    onDone();
  };
  return (
    <ActForm
      label={t(area === null ? 'register.add' : 'register.amend')}
      error={faults.rest}
      isBusy={isBusy}
      onSend={send}
      onCancel={onDone}
    >
      <AreaFields area={area} typed={typed} faults={faults} put={put} />
      {area === null && (
        <CheckChips
          label={t('areas.markets')}
          options={destinations.map(({ id }) => ({ value: id, label: destinationName(destinations, id, language) }))}
          value={markets}
          onChange={setMarkets}
        />
      )}
    </ActForm>
  );
}

type Typed = ReturnType<typeof startOf>;

interface FieldsProps {
  area: Area | null;
  typed: Typed;
  faults: Faults;
  put: (change: Partial<Typed>) => void;
}

function AreaFields({ area, typed, faults, put }: FieldsProps) {
  const { t } = useTranslation();
  const { products, productName } = useCatalogue();
  const communes = useQuery(communesQuery).data ?? [];
  const box = (field: 'code' | 'holderName' | 'households' | 'hectares' | 'placeName' | 'yieldKgPerHa' | 'source', label: string) => (
    <TextField label={label} value={typed[field]} error={faults.of(field)} onChange={(event) => put({ [field]: event.target.value })} />
  );
  return (
    <div className={styles['form']}>
      {area === null && box('code', t('areas.code'))}
      <OrganisationPick
        label={t('register.holderHere')}
        none={area?.holderId == null ? t('register.holderElsewhere') : t('register.holderSame')}
        value={typed.holderId}
        onPick={(holderId, name) => put({ holderId, holderName: name === '' ? typed.holderName : name })}
      />
      {box('holderName', t('areas.holder'))}
      {box('households', t('register.households'))}
      {box('hectares', t('areas.hectares'))}
      <SelectField
        label={t('keep.product')}
        value={typed.productId}
        onChange={(event) => put({ productId: event.target.value })}
        options={products.map(({ id }) => ({ value: id, label: productName(id) }))}
      />
      <SelectField
        label={t('register.commune')}
        value={typed.communeCode}
        error={faults.of('communeCode')}
        onChange={(event) => put({ communeCode: event.target.value })}
        options={[{ value: '', label: '–' }, ...communes.map(({ code, fullNameVi }) => ({ value: code, label: fullNameVi }))]}
      />
      {box('placeName', t('register.place'))}
      {box('yieldKgPerHa', t('register.yield'))}
      {box('source', t('keep.source'))}
    </div>
  );
}
