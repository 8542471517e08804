import { BUYING } from './buying';
import type { FormRow } from './form-row';
import { KEEPING } from './keeping';
import { SELLING } from './selling';

/** Every form into which something can be typed wrong. */
export const FORMS: readonly FormRow[] = [...SELLING, ...BUYING, ...KEEPING];
