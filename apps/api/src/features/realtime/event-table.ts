import type { StreamEventName } from '@domain/events';
import { AREA_EVENTS } from './area-event-table';
import type { EventEntry, BodyField } from './event-entry';

const id: BodyField = { schema: { type: 'string', format: 'uuid' } };
const kg: BodyField = { schema: { type: 'integer', minimum: 0 } };
const text: BodyField = { schema: { type: 'string' } };
const day: BodyField = { schema: { type: 'string', format: 'date' } };
const gate: BodyField = { view: 'GateView' };
const openStock: BodyField = {
  schema: {
    type: 'array',
    maxItems: 500,
    items: {
      type: 'object',
      required: ['id', 'openKg'],
      additionalProperties: false,
      properties: { id: { type: 'string', format: 'uuid' }, openKg: { type: 'integer', minimum: 0 } },
    },
  },
};
const dealt: Readonly<Record<string, BodyField>> = {
  kind: { schema: { enum: ['spot', 'contract'] } },
  varietyId: text,
  gradeId: text,
  placeId: text,
  kg,
  day: { schema: { type: 'string', format: 'date' } },
  farmGateVndPerKg: { schema: { type: ['integer', 'null'], description: 'Null for a contract: its price is its parties’ own' } },
};

const alertLot: BodyField = {
  schema: {
    type: 'object',
    required: ['id', 'varietyId', 'openKg', 'askVndPerKg', 'seller'],
    additionalProperties: false,
    properties: {
      id: { type: 'string', format: 'uuid' },
      varietyId: { type: 'string' },
      openKg: { type: 'integer', minimum: 0 },
      askVndPerKg: { type: 'integer', minimum: 1 },
      seller: { type: 'object' },
    },
  },
};
const correction = { trade: { view: 'TradeView' }, correction: { view: 'CorrectionView' } } as const;
const auction = { auction: { view: 'AuctionView' } } as const;
const bid = { bid: { view: 'BidView' } } as const;

/** Every event of the public streams. */
export const MARKET_EVENTS: Readonly<Partial<Record<StreamEventName, EventEntry>>> = {
  'market.changed': { summary: 'The market will be run otherwise', body: { planned: { view: 'PlannedSettingsView' } } },
  'market.halted': { summary: 'No rounds until the market is resumed', body: { reason: text } },
  'market.resumed': { summary: 'Rounds are made again', body: { reason: text } },
  'gate.planned': { summary: 'The operator called one more gate', body: { gate } },
  'gate.closed': { summary: 'A gate is closed: what comes now waits for the next', body: { gate } },
  'offer.opened': { summary: 'A harvest is for sale', body: { offer: { view: 'PublicOfferView' } } },
  'offer.amended': { summary: 'Terms of an offer changed', body: { offer: { view: 'PublicOfferView' } } },
  'plant_room.freed': { summary: 'A plant’s line has room again that this market waited for', body: {} },
  'supply.stirred': { summary: 'Something that is not for everyone changed', body: {} },
  'offer.withdrawn': { summary: 'An offer was taken back', body: { offerId: id } },
  'offer.expired': { summary: 'The harvest of an offer is over', body: { offerId: id } },
  'order.placed': { summary: 'Somebody wants to buy', body: { order: { view: 'PublicOrderView' } } },
  'order.cancelled': { summary: 'An order was taken back', body: { orderId: id } },
  'order.expired': { summary: 'The window of an order is over', body: { orderId: id } },
  'call_off.made': { summary: 'So many kg are drawn under some contract', body: { kg } },
  'call_off.approved': { summary: 'So many kg are drawn under some contract, after a yes', body: { kg } },
  'call_off.amended': { summary: 'So many kg of some call-off are open now', body: { kg } },
  'call_off.cancelled': { summary: 'So many kg of some call-off are wanted no longer', body: { kg } },
  'call_off.expired': { summary: 'So many kg of a call-off were not served', body: { kg } },
  'intake_plan.set': { summary: 'So many kg are wanted by some plant’s plans', body: { kg } },
  'price_index.published': {
    summary: 'A market price of a day was published or corrected',
    body: { indexId: text, day, revision: { schema: { type: 'integer', minimum: 1 } }, vndPerKg: kg },
  },
  'round.cleared': { summary: 'A round was cleared', body: { round: { view: 'RoundView' } } },
  'stock.changed': { summary: 'A round took kg of offers and orders', body: { offers: openStock, orders: openStock } },
  'stock.released': { summary: 'A trade that came to nothing gave kg back', body: { offers: openStock, orders: openStock } },
  'trade.confirmed': { summary: 'A trade became binding', body: dealt },
  'auction.opened': { summary: 'A lot goes to the best bid', body: auction },
  'auction.changed': { summary: 'The price or the end of an auction moved', body: auction },
  'auction.closed': { summary: 'An auction is over', body: auction },
  'product.changed': {
    summary: 'The catalogue says something else of the product, from a day on',
    body: { version: { schema: { type: 'integer', minimum: 1 } }, effectiveFrom: day, withdrawn: { schema: { type: 'boolean' } } },
  },
  'papers.changed': { summary: 'A code, a paper or a rule changed', body: { code: { schema: { type: ['string', 'null'] } } } },
};

const offer = { offer: { view: 'OfferView' } } as const;
const order = { order: { view: 'OrderView' } } as const;
const standing = { standingOrder: { view: 'StandingOrderView' } } as const;
const line = { line: { view: 'StandingLineView' } } as const;
const standingOffer = { standingOffer: { view: 'StandingOfferView' } } as const;
const lotLine = { line: { view: 'StandingOfferLineView' } } as const;
const callOff = { callOff: { view: 'CallOffView' }, contract: { view: 'ContractView' } } as const;
const contract = { contract: { view: 'ContractView' } } as const;
const versioned = { ...contract, version: { view: 'ContractVersionView' } } as const;
const plans: Readonly<Record<string, BodyField>> = {
  ownerId: id,
  plans: { schema: { type: 'array', items: { $ref: '#/components/schemas/IntakePlanView' } } },
  shares: { schema: { type: 'array', items: { $ref: '#/components/schemas/PlanShareView' } } },
};
const trade = { trade: { view: 'TradeView' } } as const;

/** Every event of an organisation's own stream. */
export const ORGANISATION_EVENTS: Readonly<Partial<Record<StreamEventName, EventEntry>>> = {
  'offer.opened': { summary: 'Your offer is open', body: offer },
  'offer.amended': { summary: 'Your offer changed', body: offer },
  'offer.withdrawn': { summary: 'Your offer was taken back', body: offer },
  'offer.expired': { summary: 'Your offer is over', body: offer },
  'supply.invited': { summary: 'A cooperative offers you a lot', body: { invitation: { view: 'PublicOfferView' } } },
  'photos.changed': { summary: 'The photos of your offer are others now', body: { ownerId: id, offerId: id, photos: kg } },
  'order.placed': { summary: 'Your order is placed', body: order },
  'order.cancelled': { summary: 'Your order was taken back', body: order },
  'order.expired': { summary: 'Your order is over', body: order },
  'standing_order.changed': { summary: 'A standing order of yours was set, changed, paused, resumed or ended', body: standing },
  'standing_order.placed': { summary: 'A standing order placed the line of a day', body: { ...standing, ...line } },
  'standing_order.missed': { summary: 'A standing order placed no line for a day, and why', body: { ...standing, ...line } },
  'standing_offer.changed': { summary: 'A standing offer of yours was set, changed, paused, resumed or stopped', body: standingOffer },
  'standing_offer.placed': { summary: 'A standing offer posted the lot of a day', body: { ...standingOffer, ...lotLine } },
  'standing_offer.missed': { summary: 'A standing offer posted no lot for a day, and why', body: { ...standingOffer, ...lotLine } },
  'contract.registered': { summary: 'A contract of yours is in force', body: contract },
  'contract.drafted': { summary: 'A contract of yours is written, or written anew', body: versioned },
  'contract.offered': { summary: 'A contract is put to you', body: versioned },
  'contract.signed': { summary: 'One side has signed', body: versioned },
  'contract.in_force': { summary: 'Both have signed: these terms hold', body: versioned },
  'contract.withdrawn': { summary: 'A contract came to nothing', body: versioned },
  'contract.amendment_proposed': { summary: 'New terms are put to you', body: versioned },
  'contract.amendment_withdrawn': { summary: 'New terms came to nothing', body: versioned },
  'contract.reminded': { summary: 'Less is posted than is called of you', body: { ...contract, calledKg: kg, postedKg: kg } },
  'contract.force_claimed': { summary: 'One side says what has struck', body: { ...contract, claim: { view: 'ForceMajeureView' } } },
  'contract.force_agreed': {
    summary: 'The other side agrees to what has struck',
    body: { ...contract, claim: { view: 'ForceMajeureView' } },
  },
  'contract.fulfilled': { summary: 'A contract of yours is fulfilled', body: contract },
  'contract.ended': { summary: 'A contract of yours has ended', body: contract },
  'contract.terminated': { summary: 'A contract of yours was ended before its time', body: { ...contract, reason: text } },
  'call_off.made': { summary: 'Kg are drawn under your contract', body: callOff },
  'call_off.requested': { summary: 'Kg above the band wait for the cooperative’s yes', body: callOff },
  'call_off.approved': { summary: 'The cooperative said yes, whole or in part', body: callOff },
  'call_off.declined': { summary: 'The cooperative said no', body: callOff },
  'call_off.lapsed': { summary: 'Nobody answered in time', body: callOff },
  'call_off.amended': { summary: 'A call-off was changed', body: callOff },
  'call_off.cancelled': { summary: 'A call-off was taken back', body: callOff },
  'call_off.drawn': { summary: 'A round drew kg for an intake plan', body: callOff },
  'call_off.missed': { summary: 'The day has passed and kg are missing', body: callOff },
  'call_off.received': { summary: 'The plant weighed kg in', body: { ...callOff, deliveredKg: kg, acceptedKg: kg } },
  'call_off.expired': { summary: 'A call-off of your contract ran out', body: callOff },
  'intake_plan.set': { summary: 'What a plant needs on some days, and the fair shares', body: plans },
  'intake_plan.closed': { summary: 'The day of your plans is over, and so much of them was left open', body: { ...plans, unfilledKg: kg } },
  'intake_plan.divided': { summary: 'A round divided plans over contracts', body: plans },
  'trade.held': { summary: 'A trade waits for both sides’ yes', body: trade },
  'trade.agreed': { summary: 'One side said yes', body: trade },
  'trade.confirmed': { summary: 'Your trade is binding', body: trade },
  'trade.declined': { summary: 'One side said no', body: { ...trade, reason: { schema: { type: ['string', 'null'] } } } },
  'trade.cancelled': { summary: 'One side took the trade back', body: { ...trade, reason: text } },
  'trade.changed': { summary: 'The terms of your trade are others now', body: trade },
  'correction.proposed': { summary: 'One side proposes other terms for a trade', body: correction },
  'correction.closed': { summary: 'A proposal to change a trade came to its end', body: correction },
  'bid.placed': { summary: 'A bid was placed', body: bid },
  'bid.revised': { summary: 'The buyer changed the bid', body: bid },
  'bid.countered': { summary: 'The seller proposes other terms', body: bid },
  'bid.accepted': { summary: 'A bid was accepted: there is a trade', body: bid },
  'bid.refused': { summary: 'One side said no to the bid', body: bid },
  'bid.withdrawn': { summary: 'The buyer took the bid back', body: bid },
  'bid.lapsed': { summary: 'A bid ran out', body: bid },
  'credit.changed': { summary: 'A credit limit, a deposit or what is owed changed', body: { credit: { view: 'CreditView' } } },
  'gap.answered': {
    summary: 'A trade of yours came to nothing, and a round has looked for others at once',
    body: { tradeId: id, gapKg: kg, foundKg: kg, roundNumber: { schema: { type: ['integer', 'null'] } } },
  },
  'trade.lapsed': { summary: 'Nobody said yes in time', body: trade },
  'alert.hit': {
    summary: 'What one of you asked to be told of is on the market',
    body: { ownerId: id, memberId: id, alertId: id, alertName: text, count: kg, lot: alertLot },
  },
  'alert.demand_found': {
    summary: 'What one of you asked to be told of is wanted on the market',
    body: {
      ownerId: id,
      memberId: id,
      alertId: id,
      alertName: text,
      count: kg,
      order: {
        schema: {
          type: 'object',
          required: ['id', 'marketId', 'placeId', 'openKg', 'deliverFrom'],
          additionalProperties: false,
          properties: {
            id: { type: 'string', format: 'uuid' },
            marketId: { type: 'string' },
            placeId: { type: 'string' },
            openKg: { type: 'integer', minimum: 0 },
            deliverFrom: { type: 'string', format: 'date' },
          },
        },
      },
    },
  },
  'alert.price_reached': {
    summary: 'The price of a round came to what one of you waits for; to which level is theirs alone',
    body: {
      ownerId: id,
      memberId: id,
      alertId: id,
      marketId: text,
      gradeId: { schema: { type: ['string', 'null'], description: 'Null: all grades together' } },
      grade: { schema: { type: ['object', 'null'], description: 'The catalogue’s name of the grade, in both languages' } },
      direction: { schema: { enum: ['rises', 'falls'] } },
      roundNumber: { schema: { type: 'integer', minimum: 1 } },
      vndPerKg: { schema: { type: 'integer', minimum: 1 } },
    },
  },
  'notice.sent': { summary: 'You are told something, or told again', body: { ownerId: id, notice: { view: 'NoticeView' } } },
  'notice.closed': { summary: 'There is nothing left to answer', body: { ownerId: id, notice: { view: 'NoticeView' } } },
  'notice.seen': {
    summary: 'Somebody whom they were meant for has seen these notices',
    body: { ownerId: id, ids: { schema: { type: 'array', maxItems: 100, items: { type: 'string', format: 'uuid' } } } },
  },
  ...AREA_EVENTS,
};
