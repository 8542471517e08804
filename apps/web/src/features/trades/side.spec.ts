import type { Trade } from '../../shared/api/views';
import { confirmedKg, sideOf, toAnswer } from './side';

const party = (id: string) => ({ id, name: id, demo: false });

function aTrade(change: Partial<Trade>): Trade {
  return {
    id: 't1',
    marketId: 'mango',
    roundNumber: 1,
    kind: 'spot',
    offerId: 'o1',
    orderId: 'r1',
    callOffId: null,
    contractId: null,
    seller: party('coop'),
    buyer: party('trader'),
    varietyId: 'v',
    gradeId: 'g',
    kg: 4_000,
    farmGateVndPerKg: 9_000,
    freightVndPerKg: 300,
    deliveredVndPerKg: 9_300,
    goodsVnd: '36000000',
    fromPlaceId: 'a',
    toPlaceId: 'b',
    pickUpOn: '2026-06-12',
    deliverOn: '2026-06-12',
    state: 'held',
    confirmBy: '2026-06-10T05:00:00Z',
    sellerConfirmedAt: null,
    buyerConfirmedAt: null,
    confirmation: null,
    version: 1,
    createdAt: '2026-06-10T03:00:00Z',
    ...change,
  } as Trade;
}

describe('the two sides of a trade', () => {
  it('sees the other party and the own yes from either side', () => {
    const trade = aTrade({ sellerConfirmedAt: '2026-06-10T04:00:00Z' });
    expect(sideOf(trade, 'coop')).toMatchObject({ isSeller: true, hasAgreed: true, otherHasAgreed: false, other: { id: 'trader' } });
    expect(sideOf(trade, 'trader')).toMatchObject({ isSeller: false, hasAgreed: false, otherHasAgreed: true, other: { id: 'coop' } });
  });

  it('asks for an answer only where one is missing, the most pressing first', () => {
    const late = aTrade({ id: 'late', confirmBy: '2026-06-10T06:00:00Z' });
    const soon = aTrade({ id: 'soon' });
    const agreed = aTrade({ id: 'agreed', sellerConfirmedAt: '2026-06-10T04:00:00Z' });
    const done = aTrade({ id: 'done', state: 'confirmed' });
    expect(toAnswer([late, soon, agreed, done], 'coop').map(({ id }) => id)).toEqual(['soon', 'late']);
    expect(toAnswer([agreed], 'trader').map(({ id }) => id)).toEqual(['agreed']);
  });

  it('counts only confirmed kg', () => {
    expect(confirmedKg([aTrade({ state: 'confirmed' }), aTrade({}), aTrade({ state: 'lapsed' })])).toBe(4_000);
  });
});
