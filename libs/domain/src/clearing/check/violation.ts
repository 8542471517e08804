/** What a result can have wrong; the first twenty are the file format's, the rest are the kernel's own. */
export type ViolationCode =
  | 'REF'
  | 'KG'
  | 'DUP'
  | 'PRODUCT'
  | 'SELLER'
  | 'CERT'
  | 'MARKET'
  | 'WINDOW'
  | 'IR_PAIR'
  | 'IR_SELLER'
  | 'IR_BUYER'
  | 'BUDGET'
  | 'PRICE_INT'
  | 'MIN_LOT'
  | 'CONSERVE'
  | 'AON'
  | 'CAPACITY'
  | 'OBJ'
  | 'UNIFORM'
  | 'ABOVE_OPT'
  | 'GROUP'
  | 'CONTRACT_PRICE'
  | 'BLOCKING'
  | 'NOT_OPTIMAL';

/** One broken rule, with the ids of what broke it and the two figures that disagree. */
export interface Violation {
  readonly code: ViolationCode;
  readonly offerId: number;
  readonly demandId: number;
  readonly found: number | bigint;
  readonly expected: number | bigint;
}
