import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { communesQuery } from '../../shared/catalogue/communes';
import { destinationName, destinationsQuery } from '../../shared/catalogue/destinations';
import { ActForm } from '../../shared/forms/act-form';
import { OrganisationPick } from '../../shared/forms/organisation-pick';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { CheckChips } from '../../shared/ui/choice';
import { SelectField } from '../../shared/ui/select-field';
import { TextField } from '../../shared/ui/text-field';
import { registerFacility } from './api';
import styles from './papers.module.css';

const EMPTY = { code: '', holderId: '', holderName: '', communeCode: '', source: '' };

/** Enters a packing facility, active for its markets from today on. */
export function FacilityForm() {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const cache = useQueryClient();
  const { products, productName } = useCatalogue();
  const destinations = useQuery(destinationsQuery).data ?? [];
  const communes = useQuery(communesQuery).data ?? [];
  const { error, isBusy, run } = useAct();
  const [typed, setTyped] = useState(EMPTY);
  const [productIds, setProductIds] = useState<string[]>([]);
  const [markets, setMarkets] = useState<string[]>([]);
  const put = (change: Partial<typeof EMPTY>): void => setTyped({ ...typed, ...change });
  const send = async (): Promise<void> => {
    const { holderId, ...rest } = typed;
    const body = { ...rest, ...(holderId === '' ? {} : { holderId }), productIds, markets, from: today };
    if (!(await run((key) => registerFacility(body, key)))) return;
    setTyped(EMPTY);
    await cache.invalidateQueries({ queryKey: ['facilities'] });
  };
  return (
    <ActForm label={t('facilities.add')} error={error} isBusy={isBusy} onSend={send}>
      <div className={styles['row']}>
        <TextField label={t('areas.code')} hint="VN-SLPH-0001" value={typed.code} onChange={(event) => put({ code: event.target.value })} />
        <OrganisationPick
          label={t('register.holderHere')}
          none={t('register.holderElsewhere')}
          value={typed.holderId}
          onPick={(holderId, name) => put({ holderId, holderName: name === '' ? typed.holderName : name })}
        />
        <TextField label={t('areas.holder')} value={typed.holderName} onChange={(event) => put({ holderName: event.target.value })} />
        <SelectField
          label={t('register.commune')}
          value={typed.communeCode}
          onChange={(event) => put({ communeCode: event.target.value })}
          options={[{ value: '', label: '–' }, ...communes.map(({ code, fullNameVi }) => ({ value: code, label: fullNameVi }))]}
        />
        <TextField label={t('keep.source')} value={typed.source} onChange={(event) => put({ source: event.target.value })} />
      </div>
      <CheckChips
        label={t('papers.products')}
        options={products.map(({ id }) => ({ value: id, label: productName(id) }))}
        value={productIds}
        onChange={setProductIds}
      />
      <CheckChips
        label={t('areas.markets')}
        options={destinations.map(({ id }) => ({ value: id, label: destinationName(destinations, id, language) }))}
        value={markets}
        onChange={setMarkets}
      />
    </ActForm>
  );
}
