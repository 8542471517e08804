import { clear } from '../clear';
import type { ClearingInput, ClearingLine, ClearingOffer } from '../clearing-input';
import type { Unmet } from '../clearing-result';
import { DAYS_MAX, PRICE_MAX } from '../validate-input';

/** One change that would have moved more kg of an offer or order in the same round. */
export interface HelpfulChange {
  readonly change: 'price' | 'later' | 'earlier' | 'certificate' | 'grade';
  /** The price in VND/kg, the number of days, the certificate's bit (−1: none asked for), or the grade's bit. */
  readonly figure: number;
  readonly moreKg: number;
}

interface Variant {
  readonly change: HelpfulChange['change'];
  readonly figure: number;
  readonly input: ClearingInput;
}

/** Bits that certificates take; more would be asked one by one for nothing. */
const CERTIFICATES = 3;

/**
 * What would have helped an item that was left over: each small change is tried by clearing the same market again with that change
 * alone, so that its kg are the kernel's own. Of a price, the mildest that helps. Empty when nothing that the item can change helps.
 *
 * Takes several rounds' time. @param unmet of an offer or order; call-offs and plans are bound by their contract.
 */
export function whatWouldHelp(input: ClearingInput, unmet: Unmet): HelpfulChange[] {
  const before = movedKg(input, unmet);
  const helpful = new Map<string, HelpfulChange>();
  for (const { change, figure, input: changed } of variantsOf(input, unmet)) {
    const key = change === 'price' ? change : `${change} ${figure}`;
    if (helpful.has(key)) continue;
    const moreKg = movedKg(changed, unmet) - before;
    if (moreKg > 0) helpful.set(key, { change, figure, moreKg });
  }
  return [...helpful.values()];
}

function movedKg(input: ClearingInput, { kind, id }: Unmet): number {
  return clear(input)
    .fills.filter((fill) => (kind === 'offer' ? fill.offerId : fill.lineId) === id)
    .reduce((sum, { kg }) => sum + kg, 0);
}

function variantsOf(input: ClearingInput, unmet: Unmet): Variant[] {
  if (unmet.kind === 'offer') {
    const offer = input.offers.find(({ id }) => id === unmet.id);
    return offer ? offerVariants(input, offer, unmet) : [];
  }
  const line = input.lines.find(({ id }) => id === unmet.id);
  return unmet.kind === 'plan' || line === undefined || line.contract ? [] : lineVariants(input, line, unmet);
}

/** The gap as it was, and one đồng more: at the very gap an older item may still come first. */
function pricesOff(unmet: Unmet): number[] {
  if (unmet.cause === 'price_gap') return [unmet.figure, unmet.figure + 1];
  return unmet.cause === 'exhausted' ? [1] : [];
}

function offerVariants(input: ClearingInput, offer: ClearingOffer, unmet: Unmet): Variant[] {
  const changed = (change: Variant['change'], figure: number, to: Partial<ClearingOffer>): Variant => ({
    change,
    figure,
    input: { ...input, offers: input.offers.map((each) => (each.id === offer.id ? { ...each, ...to } : each)) },
  });
  const days = unmet.cause === 'window' ? unmet.figure : 1;
  const prices = pricesOff(unmet).map((off) => offer.askVndPerKg - off);
  const missing = Array.from({ length: CERTIFICATES }, (_, bit) => bit).filter((bit) => ((offer.certLow >>> bit) & 1) === 0);
  return [
    ...prices.filter((price) => price > 0).map((price) => changed('price', price, { askVndPerKg: price })),
    ...(offer.harvestTo + days < input.days ? [changed('later', days, { harvestTo: offer.harvestTo + days })] : []),
    ...(offer.harvestFrom >= days ? [changed('earlier', days, { harvestFrom: offer.harvestFrom - days })] : []),
    ...(unmet.cause === 'certificate' ? missing.map((bit) => changed('certificate', bit, { certLow: offer.certLow + 2 ** bit })) : []),
  ];
}

/** A window as wide as from `deliverFrom` to `deliverTo`, or `day` alone where one of those days has a limited intake: an order names its day there. */
function window(
  input: ClearingInput,
  destinationId: number,
  [deliverFrom, deliverTo]: [number, number],
  day: number,
): Partial<ClearingLine> {
  const limited = input.intakeCapacity.some((row) => row.destinationId === destinationId && row.day >= deliverFrom && row.day <= deliverTo);
  return limited ? { deliverFrom: day, deliverTo: day } : { deliverFrom, deliverTo };
}

function lineVariants(input: ClearingInput, line: ClearingLine, unmet: Unmet): Variant[] {
  const changed = (change: Variant['change'], figure: number, to: Partial<ClearingLine>): Variant => {
    const next = { ...line, ...to };
    const days = Math.max(input.days, next.deliverTo + 1);
    return { change, figure, input: { ...input, days, lines: input.lines.map((each) => (each.id === line.id ? next : each)) } };
  };
  const days = unmet.cause === 'window' ? unmet.figure : 1;
  const [first, last] = [line.deliverFrom - days, line.deliverTo + days];
  const grades = [...new Set(input.offers.map(({ grade }) => grade))].filter((bit) => Math.floor(line.gradeMask / 2 ** bit) % 2 === 0);
  const prices = pricesOff(unmet).map((off) => line.bidVndPerKg + off);
  return [
    ...prices.filter((price) => price <= PRICE_MAX).map((price) => changed('price', price, { bidVndPerKg: price })),
    ...(last < DAYS_MAX ? [changed('later', days, window(input, line.destinationId, [line.deliverFrom, last], last))] : []),
    ...(first >= 0 ? [changed('earlier', days, window(input, line.destinationId, [first, line.deliverTo], first))] : []),
    ...(unmet.cause === 'certificate' ? [changed('certificate', -1, { certLow: 0, certHigh: 0 })] : []),
    ...(unmet.cause === 'grade' ? grades.map((bit) => changed('grade', bit, { gradeMask: line.gradeMask + 2 ** bit })) : []),
  ];
}
