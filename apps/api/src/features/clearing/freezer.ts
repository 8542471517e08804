import { Injectable } from '@nestjs/common';
import type { MarketId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { CreditQueries } from '../credit/credit.queries';
import { ClearingRepository, type MarketRow } from './clearing.repository';
import { EligibilityReader } from './eligibility-reader';
import { FreezerRooms } from './freezer-rooms';
import { type Gap, GapsRepository } from './gaps.repository';
import type { FrozenMarket, RoundPlan } from './frozen-market';
import { NO_LIMITS } from './reserved-room';
import { lateArrivals } from './late-arrivals';

/** What is open in a market. */
type Open = Pick<FrozenMarket, 'offers' | 'orders' | 'callOffs'>;

/** Takes the picture of a market that a round solves. Locks nothing. */
@Injectable()
export class Freezer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rounds: ClearingRepository,
    private readonly rooms: FreezerRooms,
    private readonly eligibility: EligibilityReader,
    private readonly gaps: GapsRepository,
    private readonly credit: CreditQueries,
    private readonly clock: Clock,
  ) {}

  /** All open supply and demand at one moment; undefined if nothing has happened since the last picture or the market is halted. */
  async freeze(marketId: MarketId, plan: RoundPlan): Promise<FrozenMarket | undefined> {
    return this.work.snapshot(async (tx) => {
      const market = await this.rounds.market(tx, marketId);
      if (market?.state !== 'open') return undefined;
      if (plan.gate === null && plan.kind !== 'repair' && !(await this.rounds.hasNews(tx, market))) return undefined;
      const { catalogue, identity, trades } = this.rooms;
      await catalogue.catchUp(tx);
      // A product whose first day is still to come has a market, and nothing in it.
      if (!catalogue.catalogue.hasProduct(marketId)) return undefined;
      const gaps = plan.urgentTo === null ? await this.gaps.open(tx, marketId, this.clock.today()) : [];
      const wanted = gaps.filter(({ side }) => plan.repairs === null || side === plan.repairs);
      const plans = plan.repairs === null ? await this.rooms.plans.read(tx, marketId, this.clock.today()) : [];
      const open = await this.taking(tx, market, plan, { gaps: wanted, plans: plans.length });
      const organisations = [
        ...plans.flatMap(({ parts }) => parts.flatMap(({ contract }) => [contract.cooperativeId, contract.processorId])),
        ...open.offers.map((offer) => offer.sellerId),
        ...open.orders.map((order) => order.buyerId),
        ...open.callOffs.flatMap(({ contract }) => [contract.cooperativeId, contract.processorId]),
      ];
      const product = catalogue.product(marketId, 'marketId');
      return {
        ...open,
        plans,
        room: NO_LIMITS,
        marketId,
        plan,
        gaps: wanted,
        product,
        eligibility: await this.eligibility.read(tx, product, open),
        frozenNumber: plan.gate?.cutNumber ?? (await this.rounds.head(tx, marketId)),
        lastRoundNumber: market.lastRoundNumber,
        frozenAt: await databaseNow(tx),
        today: this.clock.today(),
        refused: await trades.refusedPairs(tx, marketId),
        taken: await trades.takenBySeller(
          tx,
          open.orders.filter(({ maxPerSellerKg }) => maxPerSellerKg > 0).map(({ id }) => id),
        ),
        credit: await this.credit.leftBetween(
          tx,
          distinct(open.offers.map(({ sellerId }) => sellerId)),
          distinct(open.orders.map(({ buyerId }) => buyerId)),
        ),
        groups: await identity.ownerGroups(tx, organisations),
      };
    });
  }

  /** What takes part: at a gate all that came before it, else all that is open, of it urgent lots only, or what broken trades left, between gates. */
  private async taking(
    tx: Tx,
    { id }: MarketRow,
    { repairs, gate, urgentTo }: RoundPlan,
    { gaps, plans }: { readonly gaps: readonly Gap[]; readonly plans: number },
  ): Promise<Open> {
    const { offers, orders, contracts } = this.rooms;
    const demand = { orders: await orders.openIn(tx, id), callOffs: await contracts.openCallOffs(tx, id) };
    // Thousands of lots that nobody asks for are not read each second: such a round passes without them.
    const isAskedFor = demand.orders.length + demand.callOffs.length + plans > 0;
    const open: Open = { ...demand, offers: isAskedFor ? await offers.openIn(tx, id) : [] };
    if (urgentTo !== null) {
      return { ...open, offers: open.offers.filter((offer) => offer.certainty === 'ready' && offer.harvest.to <= urgentTo) };
    }
    if (repairs !== null) {
      const wanted = new Set(gaps.map(({ itemId }) => itemId));
      if (repairs === 'seller') return { ...open, offers: open.offers.filter((offer) => wanted.has(offer.id)) };
      return {
        offers: open.offers,
        orders: open.orders.filter((order) => wanted.has(order.id)),
        callOffs: open.callOffs.filter(({ callOff }) => wanted.has(callOff.id)),
      };
    }
    if (gate === null) return open;
    const late = await lateArrivals(tx, id, gate.closesAt);
    return {
      offers: open.offers.filter((offer) => !late.has(offer.id)),
      orders: open.orders.filter((order) => !late.has(order.id)),
      callOffs: open.callOffs.filter(({ callOff }) => !late.has(callOff.id)),
    };
  }
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
