import { NOTICE_HOURS_MAX, TOLERANCE_BP_MAX } from './contracts/require-terms';
import type { RefusalFacts } from './shared/refusal';
import type { RefusalCode } from './shared/refusal-codes';
import { VND_PER_KG_MAX } from './shared/unit-price';
import { KG_MAX } from './shared/weight';

/**
 * Figures of a refusal that are known before anything is read: for a door that refuses a value which is not even a number, and must
 * still say what would be one.
 */
export const REFUSAL_BOUNDS: Readonly<Partial<Record<RefusalCode, RefusalFacts>>> = {
  'weight.out_of_range': { least: 1, most: KG_MAX },
  'price.out_of_range': { least: 1, most: VND_PER_KG_MAX },
  'contract.tolerance_out_of_range': { maxBp: TOLERANCE_BP_MAX },
  'contract.notice_out_of_range': { maxHours: NOTICE_HOURS_MAX },
};
