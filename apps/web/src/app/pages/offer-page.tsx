import { queryOptions, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { auctionQuery, type Bid, bidsOnQuery, bidsQuery } from '../../features/bids/api';
import { BidForm } from '../../features/bids/bid-form';
import { BidList } from '../../features/bids/bid-list';
import { OpenAuctionForm } from '../../features/bids/open-auction-form';
import { ChangeLot } from '../../features/offers/change-lot';
import { ChangeSteps } from '../../features/offers/change-steps';
import { LotRevisions } from '../../features/offers/lot-revisions';
import { ShareLot } from '../../features/offers/share-lot';
import { OfferPhotos } from '../../features/offers/offer-photos';
import { routesFromQuery } from '../../features/offers/api';
import { api, bodyOf } from '../../shared/api/client';
import type { Offer, PublicOffer } from '../../shared/api/views';
import { useMay, useSession } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatDayRange, formatMoment } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { useSay } from '../../shared/i18n/use-say';
import { EmptyState, ListFaces, RefusalNote, Skeleton } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { Facts } from '../../shared/ui/stats';
import two from '../../shared/ui/two.module.css';
import { PageHead } from '../layout/page-head';
import styles from './contract.module.css';

const offerQuery = (id: string) =>
  queryOptions({
    queryKey: ['offer', id],
    refetchInterval: 10_000,
    queryFn: async (): Promise<PublicOffer> => (await bodyOf(api.GET('/api/v1/offers/{id}', { params: { path: { id } } }))) as PublicOffer,
  });

/** One lot by name: what it is, what it costs here, and the bids on it that concern me. */
export function OfferPage() {
  const say = useSay();
  const { offerId } = useParams({ from: '/inside/offers/$offerId' });
  const offer = useQuery(offerQuery(offerId));
  return (
    <>
      <PageHead title={offer.data === undefined ? say('lot.title') : `${say('lot.title')} · ${offer.data.seller.name}`} backTo="/markets" />
      {offer.isPending && <Skeleton lines={6} />}
      {offer.isError && <RefusalNote error={offer.error} onRetry={() => void offer.refetch()} />}
      {offer.data !== undefined && <OpenLot offer={offer.data} />}
    </>
  );
}

function OpenLot({ offer }: { offer: PublicOffer }) {
  const say = useSay();
  const may = useMay();
  const { organisation } = useSession();
  const isOwn = offer.seller.id === organisation.id;
  const auction = useQuery({ ...auctionQuery(offer.id), enabled: offer.inAuction });
  const auctionKg = offer.inAuction ? (auction.data?.kg ?? null) : null;
  const canBid = !isOwn && may('bid.place') && offer.state === 'open' && (!offer.inAuction || auctionKg !== null);
  return (
    <div className={styles['grid']}>
      <div className={styles['column']}>
        <Panel title={say('lot.title')} padded>
          {offer.visibility === 'public' && <ShareLot offer={offer} />}
          <OfferPhotos offerId={offer.id} canChange={isOwn && offer.state === 'open' && may('offer.amend')} />
          <LotFacts offer={offer} />
          {auction.data !== undefined && <AuctionState auction={auction.data} />}
          {isOwn && offer.state === 'open' && may('offer.amend') && <OwnLot offer={offer as Offer} />}
        </Panel>
        {isOwn ? <BidsOnMine id={offer.id} /> : may('bid.read') && <MyBids offerId={offer.id} />}
      </div>
      {canBid && (
        <Panel title={say('bid.title')} padded>
          <BidForm
            offer={offer}
            auctionKg={auctionKg}
            isOpenAuction={offer.inAuction && auction.data?.mode === 'open'}
            key={`${offer.id} ${auctionKg ?? 'free'}`}
          />
        </Panel>
      )}
    </div>
  );
}

/** What its seller alone sees and changes of a lot. */
function OwnLot({ offer }: { offer: Offer }) {
  const may = useMay();
  return (
    <div className={two['form']} style={{ marginTop: 12 }}>
      {!offer.inAuction && <ChangeLot key={`${offer.id} ${offer.version}`} offer={offer} />}
      {!offer.inAuction && <ChangeSteps offer={offer} />}
      <LotRevisions offer={offer} />
      {mayBeAuctioned(offer) && may('auction.open') && <OpenAuctionForm key={`auction ${offer.id}`} id={offer.id} />}
    </div>
  );
}

/** The whole market is told of an auction: a lot for some has none. */
const mayBeAuctioned = (offer: PublicOffer): boolean =>
  offer.state === 'open' && !offer.inAuction && offer.openKg > 0 && offer.visibility === 'public';

function isDestination({ places }: { places: readonly { id: string; kind: string }[] }, id: string): boolean {
  return places.some((place) => place.id === id && place.kind !== 'collection_point');
}

function LotFacts({ offer }: { offer: PublicOffer }) {
  const { t } = useTranslation();
  const say = useSay();
  const language = useLanguage();
  const names = useCatalogue();
  const { organisation } = useSession();
  const roads = useQuery(routesFromQuery(offer.placeId)).data ?? [];
  // To where the reader buys, else to the nearest buyers' place.
  const nearest = [...roads].sort((a, b) => a.freightVndPerKg - b.freightVndPerKg).find(({ toPlaceId }) => isDestination(names, toPlaceId));
  const road = roads.find(({ toPlaceId }) => toPlaceId === organisation.placeId) ?? nearest;
  const place = names.placeName(road?.toPlaceId ?? '');
  const parts = offer.allOrNothing
    ? say('lot.whole')
    : offer.minLotKg > 0
      ? say('lot.least', { weight: formatWeight(offer.minLotKg, language) })
      : say('lot.anyPart');
  const facts = [
    { term: t('field.variety'), value: `${names.varietyName(offer.varietyId)} · ${names.gradeName(offer.marketId, offer.gradeId)}` },
    { term: say('lot.left'), value: formatWeight(offer.openKg, language), total: true },
    { term: say('lot.ask'), value: formatPrice(offer.askVndPerKg, language) },
    ...(road === undefined
      ? []
      : [
          { term: say('lot.freight', { place }), value: formatPrice(road.freightVndPerKg, language) },
          { term: say('lot.delivered', { place }), value: formatPrice(offer.askVndPerKg + road.freightVndPerKg, language) },
        ]),
    { term: t('col.harvest'), value: formatDayRange(offer.harvestFrom, offer.harvestTo) },
    { term: t('field.place'), value: names.placeName(offer.placeId) },
    { term: say('lot.parts'), value: parts },
  ];
  return (
    <>
      <Facts facts={facts} />
      {offer.visibility !== 'public' && <p className="hint">{say(offer.visibility === 'invited' ? 'lot.forSome' : 'lot.underContract')}</p>}
    </>
  );
}

function AuctionState({ auction }: { auction: { closesAt: string; leadVndPerKg: number | null; state: 'open' | 'closed' } }) {
  const say = useSay();
  const language = useLanguage();
  const today = useToday();
  if (auction.state === 'closed') return null;
  return (
    <p role="status">
      {say('bid.auctionUntil', { time: formatMoment(auction.closesAt, today, language) })}
      {auction.leadVndPerKg !== null && ` · ${say('bid.lead')}: ${formatPrice(auction.leadVndPerKg, language)}`}
    </p>
  );
}

function BidsOnMine({ id }: { id: string }) {
  const say = useSay();
  const bids = useQuery({ ...bidsOnQuery(id), refetchInterval: 10_000 });
  return (
    <Panel title={say('bid.onLot')} note={say('bid.onLotHint')} padded>
      <ListFaces query={bids} empty={<EmptyState title={say('bid.none')}>{say('bid.noneHint')}</EmptyState>}>
        {(rows: readonly Bid[]) => <BidList bids={rows} label={say('bid.onLot')} />}
      </ListFaces>
    </Panel>
  );
}

function MyBids({ offerId }: { offerId: string }) {
  const say = useSay();
  const bids = useQuery(bidsQuery);
  const mine = (bids.data ?? []).filter((bid) => bid.offerId === offerId);
  if (mine.length === 0) return null;
  return (
    <Panel title={say('bid.mine')} padded>
      <BidList bids={mine} label={say('bid.mine')} />
    </Panel>
  );
}
