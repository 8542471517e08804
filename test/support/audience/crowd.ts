import { randomBytes } from 'node:crypto';
import type { SeededRandom } from '../../bench/seeded-random';
import { expectDone, type HttpClient } from '../http-client';
import { aContract, anOffer, anOrder, dayFromToday, type View } from '../market-steps';
import { aPerson, type Kind, type Person } from '../people';
import type { Secrets } from './oracle';

/** Above whatever an order of the story would pay. */
const DEAR_ASK = 95_000_000;

/** The board tells everyone at which step of 100 VND some limit stands (libs/domain order-board): a price on a step would be no secret. */
function besideSteps(draw: number): number {
  return Math.floor(draw / 99) * 100 + 1 + (draw % 99);
}

/** A member of the crowd. */
export interface Player extends Person {
  readonly kind: Kind;
}

/** Organisations that trade with each other, and note what of it is whose secret. */
export class Crowd {
  readonly players: Player[] = [];
  readonly secrets: Secrets = new Map();
  private readonly contracts: { readonly id: string; readonly processor: Player }[] = [];
  private seen: View[] = [];

  constructor(
    private readonly operator: HttpClient,
    private readonly random: SeededRandom,
  ) {}

  /** A word that only these may read; it can stand in any text. */
  word(...may: readonly string[]): string {
    const word = `zq${randomBytes(5).toString('hex')}`;
    this.secrets.set(word, new Set(may));
    return word;
  }

  async gather(kinds: readonly Kind[]): Promise<void> {
    for (const kind of kinds) this.players.push({ kind, ...(await aPerson(this.operator, kind)) });
    const processors = this.of('processor');
    for (const [nth, cooperative] of this.of('cooperative').entries()) {
      const processor = processors[nth % processors.length];
      if (!processor) continue;
      const both = [cooperative.organisationId, processor.organisationId];
      const { id } = await aContract(this.operator, cooperative, processor, {
        number: `HĐ ${this.word(...both)}`,
        priceVndPerKg: this.price(...both),
        agreedKg: 900_000,
      });
      this.contracts.push({ id, processor });
    }
    await Promise.all(this.of('cooperative').map((cooperative) => this.seal(cooperative)));
  }

  /**
   * What a lot keeps to itself: asks of days to come, sealed bids, and the limit up to which a bid raises itself. No order reaches these lots,
   * and their auctions outlast the story: what the market is told at their end is no secret then.
   */
  private async seal({ http, organisationId }: Player): Promise<void> {
    const lot = async () => expectDone(await http.post<View>('/api/v1/offers', anOffer({ kg: 700, askVndPerKg: DEAR_ASK }))).id;
    const [lower, higher] = [this.price(organisationId), this.price(organisationId)].sort((a, b) => a - b);
    const items = [
      { day: dayFromToday(2), askVndPerKg: higher },
      { day: dayFromToday(3), askVndPerKg: lower },
    ];
    expectDone(await http.post(`/api/v1/offers/${await lot()}/ask-steps`, { items }));
    const auction = async (mode: string): Promise<string> => {
      const id = await lot();
      expectDone(await http.post(`/api/v1/offers/${id}/auction`, { mode, seconds: 86_400 }));
      return id;
    };
    const [sealed, open] = [await auction('sealed'), await auction('open')];
    const buyers = this.of('trader', 'exporter', 'supermarket');
    for (const buyer of buyers) await this.bidOn(sealed, buyer, { farmGateVndPerKg: this.dear(buyer.organisationId, organisationId) });
    // One bidder alone: a second would push the first, and the price that is shown then is told to everyone.
    const [alone] = buyers;
    if (alone) await this.bidOn(open, alone, { farmGateVndPerKg: DEAR_ASK, limitVndPerKg: this.dear(alone.organisationId) });
  }

  private async bidOn(offerId: string, { http }: Player, price: object): Promise<void> {
    const days = { deliverFrom: dayFromToday(1), deliverTo: dayFromToday(6) };
    expectDone(await http.post(`/api/v1/offers/${offerId}/auction/bids`, { kg: 700, placeId: 'mkt-hanoi', ...days, ...price }));
  }

  of(...kinds: Kind[]): Player[] {
    return this.players.filter(({ kind }) => kinds.includes(kind));
  }

  /** One deed of one player; a refusal is part of the game. */
  async act(player: Player): Promise<void> {
    if (player.kind === 'cooperative') await this.sell(player);
    else if (player.kind === 'processor' && this.random.chance(0.4)) await this.callOff(player);
    else await this.buy(player);
  }

  private async sell(player: Player): Promise<void> {
    const { http, organisationId } = player;
    const dice = this.random.next();
    if (dice < 0.5) {
      const guests = this.of('trader', 'exporter', 'supermarket').filter(() => this.random.chance(0.3));
      const hidden = guests.length > 0 && this.random.chance(0.4);
      const answer = await http.post<View>(
        '/api/v1/offers',
        anOffer({
          kg: 100 * (5 + this.random.below(60)),
          firm: this.random.chance(0.5),
          ...(hidden ? { visibility: 'invited', invitedIds: guests.map((guest) => guest.organisationId) } : {}),
        }),
      );
      if (answer.status === 201) this.seen = [answer.body, ...this.seen].slice(0, 50);
      return;
    }
    const mine = this.seen.filter((offer) => (offer['seller'] as { id: string }).id === organisationId);
    const offer = mine[this.random.below(mine.length)];
    if (dice < 0.65 && offer) await http.patch(`/api/v1/offers/${offer.id}`, 1, { askVndPerKg: 5_000 + 100 * this.random.below(30) });
    else if (dice < 0.7 && offer) await http.post(`/api/v1/offers/${offer.id}/withdrawal`, {});
    else await this.answer(player);
  }

  private async buy(player: Player): Promise<void> {
    const { http, organisationId } = player;
    const dice = this.random.next();
    const offer = this.seen[this.random.below(this.seen.length)];
    if (dice < 0.45) {
      const body = { kg: 100 * (5 + this.random.below(40)), limitVndPerKg: this.price(organisationId), firm: this.random.chance(0.5) };
      const placed = await http.post<View>('/api/v1/orders', anOrder(body));
      if (placed.status === 201 && this.random.chance(0.2)) await http.post(`/api/v1/orders/${placed.body.id}/cancellation`, {});
    } else if (dice < 0.8 && offer) {
      const seller = (offer['seller'] as { id: string }).id;
      await http.post(`/api/v1/offers/${offer.id}/bids`, {
        kg: 100,
        farmGateVndPerKg: this.price(organisationId, seller),
        placeId: 'mkt-hanoi',
        deliverFrom: dayFromToday(1),
        deliverTo: dayFromToday(6),
        note: `mong bác xem ${this.word(organisationId, seller)}`,
      });
    } else await this.answer(player);
  }

  /** Says yes or no to what waits for this player. */
  private async answer({ http }: Player): Promise<void> {
    const held = (await http.get<{ items?: View[] }>('/api/v1/trades?state=held&limit=5')).body.items ?? [];
    for (const trade of held.slice(0, 2)) {
      const parties = [trade['seller'], trade['buyer']].map((party) => (party as { id: string }).id);
      if (this.random.chance(0.6)) await http.post(`/api/v1/trades/${trade.id}/confirmation`, {});
      else await http.post(`/api/v1/trades/${trade.id}/refusal`, { reason: `đường ngập ${this.word(...parties)}` });
    }
    const bids = (await http.get<{ items?: View[] }>('/api/v1/bids?limit=5')).body.items ?? [];
    for (const bid of bids.slice(0, 2)) {
      const verb = this.random.chance(0.4) ? 'acceptance' : 'refusal';
      await http.post(`/api/v1/bids/${bid.id}/${verb}`, verb === 'acceptance' ? { version: bid['version'] } : {});
    }
  }

  private async callOff({ http, organisationId }: Player): Promise<void> {
    const mine = this.contracts.filter(({ processor }) => processor.organisationId === organisationId);
    const contract = mine[this.random.below(mine.length)];
    if (contract)
      await http.post(`/api/v1/contracts/${contract.id}/call-offs`, { kg: 100 * (1 + this.random.below(20)), deliverOn: dayFromToday(3) });
  }

  /** A price that nobody else would name: eight digits, told apart by the oracle wherever it turns up. */
  private price(...may: readonly string[]): number {
    return this.secret(20_000_000 + besideSteps(this.random.below(69_000_000)), may);
  }

  /** The same, above the dear lots' ask. */
  private dear(...may: readonly string[]): number {
    return this.secret(DEAR_ASK + 1_000_000 + besideSteps(this.random.below(2_900_000)), may);
  }

  private secret(price: number, may: readonly string[]): number {
    this.secrets.set(String(price), new Set(may));
    return price;
  }
}
