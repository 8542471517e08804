import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { upsertInto } from '../../shared/api/list-cache';
import { useAct } from '../../shared/api/use-act';
import type { Offer } from '../../shared/api/views';
import { addDays, type Day } from '../../shared/format/date';
import type { Language } from '../../shared/format/language';
import { readPrice } from '../../shared/format/money';
import { formatInteger } from '../../shared/format/number';
import { weightText } from '../../shared/format/weight';
import { ActForm } from '../../shared/forms/act-form';
import { useFaults } from '../../shared/forms/use-faults';
import { useTyped } from '../../shared/forms/use-typed';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSaySeller } from '../../shared/i18n/use-say-seller';
import { useToday } from '../../shared/live/use-today';
import { Check } from '../../shared/ui/choice';
import { DayField } from '../../shared/ui/day-field';
import { PriceField } from '../../shared/ui/price-field';
import { SelectField } from '../../shared/ui/select-field';
import { showToast } from '../../shared/ui/toast-store';
import two from '../../shared/ui/two.module.css';
import { kgOf, type TypedWeight, WeightField } from '../../shared/ui/weight-field';
import { amendOffer, type LotChanges, offersQuery } from './api';
import { CERTAINTIES, HARVEST_DAYS_AHEAD } from './offer-draft';

type Certainty = Offer['certainty'];

const SHOWN = ['kg', 'askVndPerKg', 'harvestFrom', 'harvestTo'];

interface Typed {
  weight: TypedWeight;
  ask: string;
  harvestFrom: Day;
  harvestTo: Day;
  certainty: Certainty;
  firm: boolean;
}

function typedOf({ offeredKg, askVndPerKg, harvestFrom, harvestTo, certainty, firm }: Offer, language: Language): Typed {
  const weight: TypedWeight = { text: weightText(offeredKg, 'kg', language), unit: 'kg' };
  return { weight, ask: formatInteger(askVndPerKg, language), harvestFrom, harvestTo, certainty, firm };
}

/** What differs from the lot as it is; null while a figure cannot be read. */
function changesOf(offer: Offer, { weight, ask, ...rest }: Typed, language: Language): LotChanges | null {
  const kg = kgOf(weight, language);
  const price = readPrice(ask, language);
  if (kg === null || !price.ok) return null;
  const now = { kg: offer.offeredKg, askVndPerKg: offer.askVndPerKg, ...typedOf(offer, language) };
  const wanted = { kg, askVndPerKg: price.vndPerKg, ...rest };
  const changed = Object.entries(wanted).filter(([name, value]) => value !== now[name as keyof typeof wanted]);
  return Object.fromEntries(changed);
}

/** What is known better now: how much, at what ask, when, and how sure; the lot keeps its place, its bids and its photos. */
export function ChangeLot({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  const tell = useSaySeller();
  const language = useLanguage();
  const today = useToday();
  const cache = useQueryClient();
  const { typed, put: set, sent, found, key } = useTyped<Typed>({ as: `lot ${offer.id} changed` }, typedOf(offer, language));
  const act = useAct(key);
  const faults = useFaults(act.error, SHOWN);
  const [isTried, tryIt] = useState(false);
  const changes = changesOf(offer, typed, language);
  const send = async () => {
    tryIt(true);
    if (changes === null || Object.keys(changes).length === 0) return;
    const isDone = await act.run(async () => upsertInto(cache, offersQuery.queryKey, await amendOffer(offer, changes)));
    if (!isDone) return;
    sent(typed);
    await cache.invalidateQueries({ queryKey: ['offer', offer.id] });
    showToast({ look: 'ok', title: tell('lotChange.done'), detail: '' });
  };
  const wrong = (label: string, example: string) => (isTried ? t('wrong.not_a_number', { label, example }) : undefined);
  const last = addDays(today, HARVEST_DAYS_AHEAD);
  return (
    <details open={found.at !== null || undefined}>
      <summary>{tell('lotChange.open')}</summary>
      <div style={{ marginTop: 12 }}>
        <ActForm label={tell('lotChange.save')} error={faults.rest} isBusy={act.isBusy} found={found} onSend={send}>
          <div className={two['two']}>
            <WeightField
              label={tell('lotChange.kg')}
              value={typed.weight}
              onChange={(weight) => set({ weight })}
              error={kgOf(typed.weight, language) === null ? wrong(tell('lotChange.kg'), '2.500') : faults.of('kg')}
            />
            <PriceField
              label={tell('lotChange.ask')}
              value={typed.ask}
              onChange={(ask) => set({ ask })}
              error={readPrice(typed.ask, language).ok ? faults.of('askVndPerKg') : wrong(tell('lotChange.ask'), '7.500')}
            />
            <DayField
              label={t('field.harvestFrom')}
              from={today}
              to={last}
              value={typed.harvestFrom}
              onChange={(harvestFrom) => set({ harvestFrom })}
              error={faults.of('harvestFrom')}
            />
            <DayField
              label={t('field.harvestTo')}
              from={today}
              to={last}
              value={typed.harvestTo}
              onChange={(harvestTo) => set({ harvestTo })}
              error={faults.of('harvestTo')}
            />
          </div>
          <Surer from={offer.certainty} value={typed.certainty} onChange={(certainty) => set({ certainty })} />
          <Check checked={typed.firm} onChange={(firm) => set({ firm })}>
            {tell('lotChange.firm')}
          </Check>
        </ActForm>
      </div>
    </details>
  );
}

/** How sure the harvest is by now: it only ever becomes surer. */
function Surer({ from, value, onChange }: { from: Certainty; value: Certainty; onChange: (value: Certainty) => void }) {
  const tell = useSaySeller();
  const surer = CERTAINTIES.slice(CERTAINTIES.indexOf(from));
  if (surer.length < 2) return null;
  return (
    <SelectField
      label={tell('lotRules.certainty')}
      options={surer.map((one) => ({ value: one, label: tell(`lotRules.${one}`) }))}
      value={value}
      onChange={(event) => onChange(event.target.value as Certainty)}
    />
  );
}
