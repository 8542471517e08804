import { canonical } from '../shared/canonical';
import { costOfGoods, vndToWire } from '../shared/money';
import { kindOf, type Trade } from './trade';

/**
 * The terms that both sides say yes to, as one text: the same trade gives the same text at any time and on any machine, and no state,
 * clock or name is in it. Its SHA-256 is printed on the confirmation.
 */
export function tradeTerms(trade: Trade): string {
  return canonical({
    form: 'mua-vu/trade-terms/1',
    tradeId: trade.id,
    marketId: trade.marketId,
    kind: kindOf(trade),
    sellerId: trade.seller.id,
    buyerId: trade.buyer.id,
    contractId: trade.demand.kind === 'call_off' ? trade.demand.contractId : null,
    varietyId: trade.varietyId,
    gradeId: trade.gradeId,
    kg: trade.kg,
    farmGateVndPerKg: trade.prices.farmGateVndPerKg,
    freightVndPerKg: trade.prices.freightVndPerKg,
    goodsVnd: vndToWire(costOfGoods(trade.kg, trade.prices.farmGateVndPerKg)),
    fromPlaceId: trade.fromPlaceId,
    toPlaceId: trade.toPlaceId,
    pickUpOn: trade.pickUpOn,
    deliverOn: trade.deliverOn,
  });
}

/** Digits of the running number in a confirmation's number: a million trades before it grows wider. */
const RUNNING_DIGITS = 6;

/** The number on a confirmation: 'MV-2026-000123', the year it was made in and a running number that never starts again. */
export function confirmationNumber(year: number, running: number): string {
  return `MV-${year}-${String(running).padStart(RUNNING_DIGITS, '0')}`;
}
