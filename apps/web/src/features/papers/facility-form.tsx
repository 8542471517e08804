import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { communesQuery } from '../../shared/catalogue/communes';
import { destinationName, destinationsQuery } from '../../shared/catalogue/destinations';
import type { Language } from '../../shared/format/language';
import { figureOf } from '../../shared/format/read-figure';
import { ActForm } from '../../shared/forms/act-form';
import { changedOf } from '../../shared/forms/changed-of';
import { OrganisationPick } from '../../shared/forms/organisation-pick';
import { type Faults, useFaults } from '../../shared/forms/use-faults';
import { useTyped } from '../../shared/forms/use-typed';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { CheckChips } from '../../shared/ui/choice';
import { FigureField } from '../../shared/ui/figure-field';
import { SelectField } from '../../shared/ui/select-field';
import { TextField } from '../../shared/ui/text-field';
import { showToast } from '../../shared/ui/toast-store';
import { amendFacility, type Facility, registerFacility } from './api';
import styles from './papers.module.css';

const SHOWN = ['code', 'holderId', 'holderName', 'communeCode', 'packsKgPerDay', 'source', 'productIds', 'markets'];

function startOf(facility: Facility | null) {
  return {
    code: facility?.code ?? '',
    holderId: facility?.holderId ?? '',
    holderName: facility?.holderName ?? '',
    communeCode: facility?.communeCode ?? '',
    packsKgPerDay: facility?.packsKgPerDay == null ? '' : String(facility.packsKgPerDay),
    source: '',
    productIds: [...(facility?.productIds ?? [])] as string[],
    markets: [] as string[],
  };
}

/** The facts as they are sent; what cannot be read as a figure is none, which the server refuses at its field. */
function factsOf(typed: Typed, language: Language) {
  const { holderId, holderName, communeCode, productIds } = typed;
  return {
    ...(holderId === '' ? {} : { holderId }),
    holderName,
    communeCode,
    productIds,
    packsKgPerDay: typed.packsKgPerDay.trim() === '' ? null : figureOf(typed.packsKgPerDay, 0, language),
  };
}

interface Props {
  /** Null: a new one. */
  facility: Facility | null;
  onDone: () => void;
}

/** Enters a packing facility, active for its markets from today on, or amends the facts of one; standings and leaves have forms of their own. */
export function FacilityForm({ facility, onDone }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const cache = useQueryClient();
  const { products, productName } = useCatalogue();
  const destinations = useQuery(destinationsQuery).data ?? [];
  const { typed, put, sent, found, key: draftKey } = useTyped({ as: `facility ${facility?.id ?? 'new'}` }, startOf(facility));
  const { error, isBusy, run } = useAct(draftKey);
  const faults = useFaults(error, SHOWN);
  const send = async (): Promise<void> => {
    const { code, markets, source } = typed;
    const facts = factsOf(typed, language);
    const { packsKgPerDay, ...known } = facts;
    const done = await run(async (key) => {
      if (facility !== null) return amendFacility(facility, { ...changedOf(startOf(facility), typed, facts), source });
      const more = packsKgPerDay === null ? {} : { packsKgPerDay };
      return registerFacility({ ...known, ...more, source, code, markets, from: today }, key);
    });
    if (!done) return;
    sent();
    showToast({ look: 'ok', title: t('register.written', { code: facility?.code ?? code }) });
    await cache.invalidateQueries({ queryKey: ['facilities'] });
    onDone();
  };
  return (
    <ActForm
      label={t(facility === null ? 'facilities.add' : 'register.amend')}
      error={faults.rest}
      isBusy={isBusy}
      found={found}
      onSend={send}
    >
      <FacilityFields facility={facility} typed={typed} faults={faults} put={put} />
      <CheckChips
        label={t('papers.products')}
        options={products.map(({ id }) => ({ value: id, label: productName(id) }))}
        value={typed.productIds}
        onChange={(productIds) => put({ productIds })}
        error={faults.of('productIds')}
      />
      {facility === null && (
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
  facility: Facility | null;
  typed: Typed;
  faults: Faults;
  put: (change: Partial<Typed>) => void;
}

function FacilityFields({ facility, typed, faults, put }: FieldsProps) {
  const { t } = useTranslation();
  const communes = useQuery(communesQuery).data ?? [];
  const box = (field: 'code' | 'holderName' | 'source', label: string, hint?: string) => (
    <TextField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      value={typed[field]}
      error={faults.of(field)}
      onChange={(event) => put({ [field]: event.target.value })}
    />
  );
  return (
    <div className={styles['row']}>
      {facility === null && box('code', t('areas.code'), 'VN-SLPH-0001')}
      <OrganisationPick
        label={t('register.holderHere')}
        none={facility?.holderId == null ? t('register.holderElsewhere') : t('register.holderSame')}
        value={typed.holderId}
        valueName={typed.holderName}
        onPick={(holderId, name) => put({ holderId, holderName: name === '' ? typed.holderName : name })}
      />
      {box('holderName', t('areas.holder'))}
      <SelectField
        label={t('register.commune')}
        value={typed.communeCode}
        error={faults.of('communeCode')}
        onChange={(event) => put({ communeCode: event.target.value })}
        options={[{ value: '', label: '–' }, ...communes.map(({ code, fullNameVi }) => ({ value: code, label: fullNameVi }))]}
      />
      <FigureField
        label={t('facilities.packs')}
        value={typed.packsKgPerDay}
        decimals={0}
        error={faults.of('packsKgPerDay')}
        onChange={(packsKgPerDay) => put({ packsKgPerDay })}
      />
      {box('source', t('keep.source'))}
    </div>
  );
}
