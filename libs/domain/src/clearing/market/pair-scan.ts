import type { MarketColumns } from './market-columns';

/** Rules in the order of the explanations; a pair fails at the first that keeps it apart. */
export const OBSTACLES = ['seller_bound', 'owner_group', 'variety', 'grade', 'certificate', 'area_code', 'no_lane', 'window'] as const;
export const SELLER_BOUND = 0;
export const OWNER_GROUP = 1;
export const VARIETY = 2;
export const GRADE = 3;
export const CERTIFICATE = 4;
export const AREA_CODE = 5;
export const NO_LANE = 6;
export const WINDOW = 7;
/** No rule keeps the pair apart. */
export const FITS = 8;

/** What a scan of a pair found: transport and age in VND per kg when it fits, days apart when only the window fails. */
export interface PairScan {
  cost: number;
  daysOff: number;
}

/** First rule between the fruit of an offer and the wishes of a taker of its product, FITS for none: whoever, wherever and whenever. */
export function ruleBetween(columns: MarketColumns, offer: number, taker: number): number {
  const { offer: o, taker: t } = columns;
  if (t.group[taker] !== 0 && t.group[taker] === o.group[offer]) return OWNER_GROUP;
  if (((t.varietyMask[taker]! >>> o.variety[offer]!) & 1) === 0) return VARIETY;
  if (((t.gradeMask[taker]! >>> o.grade[offer]!) & 1) === 0) return GRADE;
  if ((t.certLow[taker]! & ~o.certLow[offer]!) !== 0 || (t.certHigh[taker]! & ~o.certHigh[offer]!) !== 0) return CERTIFICATE;
  if (((o.marketMask[offer]! >>> t.market[taker]!) & 1) === 0) return AREA_CODE;
  return FITS;
}

/** First rule between an offer and a taker of the same product, FITS for none. Prices are not looked at; nothing is allocated. */
export function scanPair(columns: MarketColumns, offer: number, taker: number, out: PairScan): number {
  const { offer: o, taker: t } = columns;
  const seller = t.seller[taker]!;
  if (seller !== -1 && seller !== o.seller[offer]!) return SELLER_BOUND;
  const rule = ruleBetween(columns, offer, taker);
  if (rule !== FITS) return rule;
  const product = o.product[offer]!;
  const lane = o.origin[offer]! * columns.destinations + t.destination[taker]!;
  const transit = columns.transit[product]![lane]!;
  if (transit < 0) return NO_LANE;
  const first = Math.max(t.deliverFrom[taker]!, o.harvestFrom[offer]! + transit);
  const last = Math.min(t.deliverTo[taker]!, o.harvestTo[offer]! + columns.maxHold[product]! + transit);
  if (first > last) {
    out.daysOff = first - last;
    return WINDOW;
  }
  const held = Math.max(0, first - transit - o.harvestTo[offer]!);
  out.cost = columns.transport[product]![lane]! + columns.freshness[product]! * (transit + held);
  return FITS;
}
