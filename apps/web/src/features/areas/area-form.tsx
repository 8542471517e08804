import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { communesQuery } from '../../shared/catalogue/communes';
import { destinationName, destinationsQuery } from '../../shared/catalogue/destinations';
import type { Language } from '../../shared/format/language';
import { formatDecimal } from '../../shared/format/number';
import { figureOf } from '../../shared/format/read-figure';
import { ActForm } from '../../shared/forms/act-form';
import { changedOf } from '../../shared/forms/changed-of';
import { OrganisationPick } from '../../shared/forms/organisation-pick';
import { type Faults, useFaults } from '../../shared/forms/use-faults';
import { useTyped } from '../../shared/forms/use-typed';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { CheckChips } from '../../shared/ui/choice';
import { SelectField } from '../../shared/ui/select-field';
import { FigureField } from '../../shared/ui/figure-field';
import { TextField } from '../../shared/ui/text-field';
import { showToast } from '../../shared/ui/toast-store';
import { amendArea, type Area, registerArea } from './api';
import styles from './areas.module.css';

const SHOWN = [
  'code',
  'holderName',
  'households',
  'hectares',
  'communeCode',
  'placeName',
  'yieldKgPerHa',
  'source',
  'holderId',
  'productId',
  'markets',
];

const HECTARE_DECIMALS = 4;

function startOf(area: Area | null, language: Language) {
  const written = (figure: number | null | undefined) =>
    figure == null ? '' : formatDecimal(figure, { least: 0, most: HECTARE_DECIMALS }, language);
  return {
    code: area?.code ?? '',
    holderId: area?.holderId ?? '',
    holderName: area?.holderName ?? '',
    households: written(area?.households),
    hectares: written(area?.hectares),
    productId: area?.productId ?? 'mango',
    communeCode: area?.communeCode ?? '',
    placeName: area?.placeName ?? '',
    yieldKgPerHa: written(area?.yieldKgPerHa),
    source: '',
    markets: [] as string[],
  };
}

/** The facts as they are sent; what cannot be read as a figure is none, which the server refuses at its field. */
function factsOf(typed: Typed, language: Language) {
  const { holderId, holderName, productId, communeCode, placeName } = typed;
  return {
    ...(holderId === '' ? {} : { holderId }),
    holderName,
    households: figureOf(typed.households, 0, language),
    hectares: figureOf(typed.hectares, HECTARE_DECIMALS, language),
    productId,
    communeCode,
    placeName,
    yieldKgPerHa: typed.yieldKgPerHa.trim() === '' ? null : figureOf(typed.yieldKgPerHa, 0, language),
  };
}

/** Enters one area, or amends the ground and holder of one; its standings and leaves have forms of their own. */
export function AreaForm({ area, onDone }: { area: Area | null; onDone: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const cache = useQueryClient();
  const destinations = useQuery(destinationsQuery).data ?? [];
  const { typed, put, sent, found, key: draftKey } = useTyped({ as: `area ${area?.id ?? 'new'}` }, startOf(area, language));
  const { error, isBusy, run } = useAct(draftKey);
  const faults = useFaults(error, SHOWN);
  const send = async (): Promise<void> => {
    const { code, markets, source } = typed;
    const facts = factsOf(typed, language);
    const { yieldKgPerHa, ...known } = facts;
    const done = await run(async (key) => {
      if (area !== null) return amendArea(area, { ...changedOf(startOf(area, language), typed, facts), source });
      const more = yieldKgPerHa === null ? {} : { yieldKgPerHa };
      return registerArea({ ...known, ...more, source, code, markets, standing: 'active', from: today }, key);
    });
    if (!done) return;
    sent();
    showToast({ look: 'ok', title: t('register.written', { code: area?.code ?? code }) });
    await cache.invalidateQueries({ queryKey: ['areas'] });
    onDone();
  };
  return (
    <ActForm
      label={t(area === null ? 'register.add' : 'register.amend')}
      error={faults.rest}
      isBusy={isBusy}
      found={found}
      onSend={send}
      onCancel={onDone}
    >
      <AreaFields area={area} typed={typed} faults={faults} put={put} />
      {area === null && (
        <CheckChips
          label={t('areas.markets')}
          options={destinations.map(({ id }) => ({ value: id, label: destinationName(destinations, id, language) }))}
          value={typed.markets}
          onChange={(markets) => put({ markets })}
          error={faults.of('markets')}
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
  const box = (field: 'code' | 'holderName' | 'placeName' | 'source', label: string) => (
    <TextField label={label} value={typed[field]} error={faults.of(field)} onChange={(event) => put({ [field]: event.target.value })} />
  );
  const figure = (field: 'households' | 'hectares' | 'yieldKgPerHa', label: string, decimals: number) => (
    <FigureField
      label={label}
      value={typed[field]}
      decimals={decimals}
      error={faults.of(field)}
      onChange={(text) => put({ [field]: text })}
    />
  );
  return (
    <div className={styles['form']}>
      {area === null && box('code', t('areas.code'))}
      <OrganisationPick
        label={t('register.holderHere')}
        none={area?.holderId == null ? t('register.holderElsewhere') : t('register.holderSame')}
        value={typed.holderId}
        valueName={typed.holderName}
        onPick={(holderId, name) => put({ holderId, holderName: name === '' ? typed.holderName : name })}
      />
      {box('holderName', t('areas.holder'))}
      {figure('households', t('register.households'), 0)}
      {figure('hectares', t('areas.hectares'), HECTARE_DECIMALS)}
      <SelectField
        label={t('keep.product')}
        value={typed.productId}
        error={faults.of('productId')}
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
      {figure('yieldKgPerHa', t('register.yield'), 0)}
      {box('source', t('keep.source'))}
    </div>
  );
}
