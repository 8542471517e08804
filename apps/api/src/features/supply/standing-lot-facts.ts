import { Injectable } from '@nestjs/common';
import { codeFault, type LackCode } from '@domain/areas/missing-papers';
import { permissionsOf } from '@domain/identity/role';
import { daysBetween, type Day, dayOf } from '@domain/shared/day';
import type { MarketId, OrganisationId } from '@domain/shared/ids';
import { dayAt } from '@domain/shared/instant';
import { invariant } from '@domain/shared/invariant';
import { priceOf, type VndPerKg } from '@domain/shared/unit-price';
import { INDEX_DAYS_MAX, type LotFacts } from '@domain/supply/make-lot';
import type { StandingOffer } from '@domain/supply/standing-offer';
import { databaseNow } from '../../platform/database/database-clock';
import type { Tx } from '../../platform/database/unit-of-work';
import { AreaLedgerService } from '../areas/area-ledger.service';
import { LotPapersQueries } from '../areas/lot-papers.queries';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { PriceIndexesService } from '../contracts/price-indexes.service';
import { IdentityQueries } from '../identity/identity.queries';
import { OffersQueries } from '../offers/offers.queries';

/** What each of some standing offers meets now, on one of its days. The lot's id and what was posted are the maker's to add. */
export type LotFactsOf = (standing: StandingOffer, day: Day) => Omit<LotFacts, 'id' | 'postedKg'>;

/** A lot's code, for which product and seller. */
interface Coded {
  readonly marketId: MarketId;
  readonly sellerId: OrganisationId;
  readonly areaCode: string | null;
}

/** Reads what stands in the way of lots, for many standing offers at once. */
@Injectable()
export class StandingLotFacts {
  constructor(
    private readonly catalogue: CatalogueQueries,
    private readonly identity: IdentityQueries,
    private readonly offers: OffersQueries,
    private readonly papers: LotPapersQueries,
    private readonly ledger: AreaLedgerService,
    private readonly indexes: PriceIndexesService,
  ) {}

  async read(tx: Tx, standings: readonly StandingOffer[]): Promise<LotFactsOf> {
    const now = await databaseNow(tx);
    const sellerIds = standings.map(({ sellerId }) => sellerId);
    const sellers = await this.identity.parties(tx, sellerIds);
    const keptOut = await this.identity.keptOut(tx, sellerIds);
    const mayOpen = await this.mayOpen(tx, standings);
    const faultOf = await this.codeFaults(tx, standings);
    const roomOf = await this.rooms(tx, standings);
    const newest = await this.newest(standings, dayAt(now));
    return (standing, day) => {
      const seller = sellers.get(standing.sellerId);
      invariant(seller !== undefined, 'a standing offer has no seller', { id: standing.id });
      return {
        seller,
        now,
        today: dayAt(now),
        catalogue: this.catalogue.catalogue,
        isSuspended: keptOut.has(standing.sellerId),
        mayOpen: mayOpen.has(standing.id),
        codeFault: faultOf(standing, day),
        roomKg: roomOf(standing, day),
        indexVndPerKg: newest.get(indexKey(standing) ?? '') ?? null,
      };
    };
  }

  /** What is wrong with the codes of lots, by the day on which they are picked. */
  async codeFaults(tx: Tx, lots: readonly Coded[]): Promise<(lot: Coded, day: Day) => LackCode | null> {
    const coded = lots.flatMap(({ areaCode, ...lot }) => (areaCode === null ? [] : [{ ...lot, areaCode }]));
    const known = new Map<MarketId, Awaited<ReturnType<LotPapersQueries['ofMarket']>>>();
    for (const productId of new Set(coded.map(({ marketId }) => marketId))) {
      const codes = coded.filter(({ marketId }) => marketId === productId).map(({ areaCode }) => areaCode);
      known.set(productId, await this.papers.ofMarket(tx, { codes, holderIds: [], productId }));
    }
    return ({ marketId: productId, sellerId, areaCode }, day) => {
      const lot = known.get(productId)?.lot({ productId, sellerId, areaCode, kg: null }, null);
      return lot === undefined || areaCode === null ? null : codeFault(lot, day);
    };
  }

  /** Kilograms that each code still bears beside the lots that its seller has open under it. */
  private async rooms(tx: Tx, standings: readonly StandingOffer[]): Promise<(standing: StandingOffer, day: Day) => number | null> {
    const codes = standings.flatMap(({ areaCode }) => areaCode ?? []);
    if (codes.length === 0) return () => null;
    const book = await this.ledger.picture(tx, codes);
    const sellerIds = [...new Set(standings.map(({ sellerId }) => sellerId))];
    const open = await this.offers.openKgUnder(tx, sellerIds, [...new Set(codes)]);
    return ({ areaCode, sellerId, marketId: productId }, pickUpOn) => {
      const place = areaCode === null ? null : book.placeOf({ areaCode, sellerId, productId, pickUpOn });
      return place === null ? null : book.roomAt(place) - (open.get(`${sellerId} ${areaCode}`) ?? 0);
    };
  }

  /** Those whose setter may still post: as a member of the seller, or as staff who act for others. */
  private async mayOpen(tx: Tx, standings: readonly StandingOffer[]): Promise<ReadonlySet<string>> {
    const rows = await this.identity.belonging(
      tx,
      standings.map(({ setBy }) => setBy),
    );
    const may = ({ setBy, sellerId }: StandingOffer) =>
      rows.some(({ memberId, organisationId, kind, role }) => {
        const rights = memberId === setBy ? permissionsOf(kind, role) : [];
        return rights.includes('behalf.act') || (organisationId === sellerId && rights.includes('offer.open'));
      });
    return new Set(standings.filter(may).map(({ id }) => id));
  }

  /** The newest figure of each index that an ask follows, if it is of the last days. */
  private async newest(standings: readonly StandingOffer[], today: Day): Promise<ReadonlyMap<string, VndPerKg>> {
    const figures = new Map<string, VndPerKg>();
    const followed = new Map(standings.flatMap((one) => (one.ask.kind === 'index' ? [[indexKey(one) ?? '', one] as const] : [])));
    for (const [key, { marketId, ask }] of followed) {
      if (ask.kind !== 'index') continue;
      const [point] = await this.indexes.list({ indexId: ask.indexId, productId: marketId, placeId: null }, 1);
      if (point && daysBetween(dayOf(point.day, 'day'), today) <= INDEX_DAYS_MAX) figures.set(key, priceOf(point.vndPerKg, 'ask'));
    }
    return figures;
  }
}

function indexKey({ marketId, ask }: StandingOffer): string | null {
  return ask.kind === 'index' ? `${marketId} ${ask.indexId}` : null;
}
