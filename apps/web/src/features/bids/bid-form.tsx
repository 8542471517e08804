import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { PublicOffer } from '../../shared/api/views';
import { useSession } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { routesQuery } from '../../shared/catalogue/routes-query';
import { wrongPrice } from '../../shared/format/check-draft';
import { addDays, type Day } from '../../shared/format/date';
import type { Language } from '../../shared/format/language';
import { formatPrice, readPrice } from '../../shared/format/money';
import { readWeight, type WeightUnit } from '../../shared/format/weight';
import { DraftForm, useFormFaults } from '../../shared/forms/draft-form';
import { FormDay, FormPrice, FormSelect, FormText, FormWeight } from '../../shared/forms/form-fields';
import { useDraft } from '../../shared/forms/use-draft';
import { useWrong } from '../../shared/forms/use-wrong';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { useSay } from '../../shared/i18n/use-say';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { PriceField } from '../../shared/ui/price-field';
import { Facts } from '../../shared/ui/stats';
import { showToast } from '../../shared/ui/toast-store';
import two from '../../shared/ui/two.module.css';
import { type Bid, type PlaceBid, placeBid } from './api';

interface Draft {
  weight: { text: string; unit: WeightUnit };
  price: string;
  placeId: string;
  deliverFrom: Day;
  deliverTo: Day;
  note: string;
  /** In an auction: bid for me up to here; empty for no. */
  limit: string;
}

/** What is sent. The form has checked the figures. */
function bidBody(typed: Draft, inAuction: boolean, language: Language): PlaceBid {
  const weight = readWeight(typed.weight.text, typed.weight.unit, language);
  const price = readPrice(typed.price, language);
  const limit = readPrice(typed.limit, language);
  if (!weight.ok || !price.ok) throw new Error('A draft with unreadable figures was sent.');
  const { placeId, deliverFrom, deliverTo, note } = typed;
  return {
    kg: weight.kg,
    farmGateVndPerKg: price.vndPerKg,
    placeId,
    deliverFrom,
    deliverTo,
    ...(note === '' ? {} : { note }),
    ...(inAuction && limit.ok ? { limitVndPerKg: limit.vndPerKg } : {}),
  };
}

interface Props {
  offer: PublicOffer;
  /** What an auction is for; null for a lot that is in none. */
  auctionKg: number | null;
  /** In an open one a bid may raise itself; a sealed price is paid as it is bid. */
  isOpenAuction: boolean;
}

/** A price for this one lot; in an auction for all of it. */
export function BidForm({ offer, auctionKg, isOpenAuction }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const language = useLanguage();
  const cache = useQueryClient();
  const today = useToday();
  const names = useCatalogue();
  const { organisation } = useSession();
  const destinations = names.places.filter((place) => place.kind !== 'collection_point');
  const home = destinations.find((place) => place.id === organisation.placeId) ?? destinations[0];
  const first = offer.harvestFrom > today ? offer.harvestFrom : today;
  const whole = auctionKg ?? offer.openKg;
  const draft = useDraft<Draft, Bid>({
    keep: { as: `bid ${offer.id}` },
    start: {
      weight: { text: String(whole), unit: 'kg' },
      price: '',
      placeId: home?.id ?? '',
      deliverFrom: first,
      deliverTo: addDays(offer.harvestTo > first ? offer.harvestTo : first, 2),
      note: '',
      limit: '',
    },
    post: (typed, key) => placeBid(offer.id, bidBody(typed, auctionKg !== null, language), auctionKg !== null, key),
    kept: (typed) => ({ ...typed, note: '', limit: '' }),
    onDone: () => {
      void cache.invalidateQueries({ queryKey: ['bids'] });
      void cache.invalidateQueries({ queryKey: ['auction', offer.id] });
      showToast({ look: 'ok', title: say('bid.sent'), detail: say('bid.sentHint') });
    },
  });
  return (
    <DraftForm
      form={draft.form}
      error={draft.error}
      shown={['kg', 'farmGateVndPerKg', 'placeId', 'deliverFrom', 'deliverTo', 'note', 'limitVndPerKg']}
      found={draft.found}
      onSend={draft.send}
      className={two['form']}
    >
      <div className={two['two']}>
        <FormWeight name="weight" field="kg" label={t('field.kg')} example="4,0" />
        <FormPrice name="price" field="farmGateVndPerKg" label={say('bid.price')} example="9.200" />
        <FormSelect
          name="placeId"
          field="placeId"
          label={t('field.deliverTo')}
          options={destinations.map((place) => ({ value: place.id, label: names.placeName(place.id) }))}
        />
        <FormText name="note" field="note" label={say('bid.note')} aside="" />
        <FormDay name="deliverFrom" field="deliverFrom" label={t('field.deliverFrom')} from={today} to={addDays(today, 60)} />
        <FormDay
          name="deliverTo"
          field="deliverTo"
          label={t('field.deliverUntil')}
          from={today}
          to={addDays(today, 60)}
          after="deliverFrom"
        />
      </div>
      {isOpenAuction && <UpTo />}
      <BothPrices fromPlaceId={offer.placeId} typed={draft.form.watch()} />
      <Send label={say(auctionKg === null ? 'bid.send' : 'bid.raise')} busy={draft.isSending} onSend={draft.send} />
      <p className="hint">{say('bid.sealed')}</p>
    </DraftForm>
  );
}

/** The program raises the bid by itself, a step at a time, as far as this; nobody else ever sees it. */
function UpTo() {
  const say = useSay();
  const faults = useFormFaults();
  const wrong = useWrong();
  const language = useLanguage();
  const { control } = useFormContext<Draft>();
  const validate = (typed: string) => typed.trim() === '' || wrongPrice(typed, language);
  const { field, fieldState } = useController({ control, name: 'limit', rules: { validate } });
  const label = say('bid.limit');
  const error = wrong(fieldState.error?.message, { label, unit: 'đồng', example: '9.500' }) ?? faults.of('limitVndPerKg');
  return <PriceField {...field} label={label} error={error} />;
}

/** The price at the farm gate, the freight of the road, and what they come to at the buyer's gate. */
function BothPrices({ fromPlaceId, typed }: { fromPlaceId: string; typed: Draft }) {
  const { t } = useTranslation();
  const say = useSay();
  const language = useLanguage();
  const names = useCatalogue();
  const road = useQuery(routesQuery(typed.placeId)).data?.find((route) => route.fromPlaceId === fromPlaceId);
  const price = readPrice(typed.price, language);
  if (road === undefined) return null;
  const place = names.placeName(typed.placeId);
  const facts = [
    ...(price.ok ? [{ term: say('bid.price'), value: formatPrice(price.vndPerKg, language) }] : []),
    { term: t('trade.freight'), value: formatPrice(road.freightVndPerKg, language) },
    ...(price.ok
      ? [{ term: say('lot.delivered', { place }), value: formatPrice(price.vndPerKg + road.freightVndPerKg, language), total: true }]
      : []),
  ];
  return <Facts facts={facts} />;
}

function Send({ label, busy, onSend }: { label: string; busy: boolean; onSend: () => void }) {
  const say = useSay();
  const faults = useFormFaults();
  return (
    <>
      {faults.rest !== null && <RefusalNote error={faults.rest} title={say('bid.failed')} flush />}
      <Button look="primary" size="main" wide busy={busy} onClick={onSend}>
        {label}
      </Button>
    </>
  );
}
