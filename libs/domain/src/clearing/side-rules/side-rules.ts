import type { ClearingInput } from '../clearing-input';
import type { ClearingFill, ClearingResult } from '../clearing-result';

/** An order that takes at most so many kg from one seller. */
export interface SellerMost {
  readonly lineId: number;
  readonly maxKg: number;
  /** Kg of live trades that count already, by seller. */
  readonly taken: readonly { readonly sellerId: number; readonly kg: number }[];
}

/** A buyer's orders, of which a seller delivers at most so much value before something is paid. */
export interface CreditRoom {
  readonly sellerId: number;
  readonly lineIds: readonly number[];
  /** At the farm gate, in decimal digits: it may pass 2^53. */
  readonly leftVnd: string;
}

/** Rules between items that no network can hold. They are kept by clearing again with what broke them taken away. */
export interface SideRules {
  readonly sellerMost: readonly SellerMost[];
  /** Lines of which at most one is filled, the most wanted first. */
  readonly alternatives: readonly (readonly number[])[];
  readonly credit: readonly CreditRoom[];
}

export const NO_SIDE_RULES: SideRules = { sellerMost: [], alternatives: [], credit: [] };

/** Of this seller the line gets at most so many kg; 0 keeps them apart. */
export interface SellerCap {
  readonly sellerId: number;
  readonly lineId: number;
  readonly kg: number;
}

/** What must be taken away from the input, because a result broke a rule. */
export interface Breaches {
  readonly caps: readonly SellerCap[];
  readonly drops: readonly number[];
}

/**
 * What a result breaks. Of alternatives that were filled the most wanted stays. A cap is as large as the rule allows at the prices of
 * this result; fruit on credit is given to older lines first.
 *
 * @param lineOf the line that a part of a line stands for.
 */
export function breachesOf(
  input: ClearingInput,
  fills: ClearingResult['fills'],
  rules: SideRules,
  lineOf: (lineId: number) => number,
): Breaches {
  const sellerOf = new Map(input.offers.map(({ id, sellerId }) => [id, sellerId]));
  const named = fills.map((fill) => ({ ...fill, lineId: lineOf(fill.lineId), sellerId: sellerOf.get(fill.offerId) ?? -1 }));
  const filled = new Set(named.map(({ lineId }) => lineId));
  const drops = rules.alternatives.flatMap((set) => set.filter((id) => filled.has(id)).slice(1));
  const bySeller = new Map<string, SoldTo>();
  for (const fill of named) {
    const key = `${fill.sellerId} ${fill.lineId}`;
    const so = bySeller.get(key) ?? { sellerId: fill.sellerId, lineId: fill.lineId, kg: 0, fills: [] };
    bySeller.set(key, { ...so, kg: so.kg + fill.kg, fills: [...so.fills, fill] });
  }
  const sold = [...bySeller.values()];
  return { drops, caps: [...mostCaps(sold, rules.sellerMost), ...creditCaps(bySeller, rules.credit)] };
}

interface SoldTo {
  readonly sellerId: number;
  readonly lineId: number;
  readonly kg: number;
  readonly fills: readonly ClearingFill[];
}

function mostCaps(sold: readonly SoldTo[], rules: readonly SellerMost[]): SellerCap[] {
  const ruleOf = new Map(rules.map((rule) => [rule.lineId, rule]));
  return sold.flatMap(({ sellerId, lineId, kg }) => {
    const rule = ruleOf.get(lineId);
    if (rule === undefined) return [];
    const taken = rule.taken.find((each) => each.sellerId === sellerId)?.kg ?? 0;
    const left = Math.max(0, rule.maxKg - taken);
    return kg > left ? [{ sellerId, lineId, kg: left }] : [];
  });
}

function creditCaps(sold: ReadonlyMap<string, SoldTo>, rooms: readonly CreditRoom[]): SellerCap[] {
  return rooms.flatMap(({ sellerId, lineIds, leftVnd }) => {
    const parts = lineIds.flatMap((lineId) => sold.get(`${sellerId} ${lineId}`) ?? []);
    const value = (fill: ClearingFill): bigint => BigInt(fill.kg) * BigInt(fill.sellerPriceVndPerKg);
    const total = parts.flatMap(({ fills }) => fills).reduce((sum, fill) => sum + value(fill), 0n);
    let left = BigInt(leftVnd);
    if (total <= left) return [];
    return parts.map(({ lineId, fills }) => {
      let kg = 0;
      for (const fill of fills) {
        const fits = left <= 0n ? 0 : Math.min(fill.kg, Number(left / BigInt(Math.max(1, fill.sellerPriceVndPerKg))));
        kg += fits;
        left -= BigInt(fits) * BigInt(fill.sellerPriceVndPerKg);
      }
      return { sellerId, lineId, kg };
    });
  });
}
