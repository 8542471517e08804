import { DomainError } from '../shared/domain-error';
import type { Instant } from '../shared/instant';

/** How long a proof of who one is stays fresh, in ms: long enough for a few confirmations in a row, short for a desk left alone. */
export const PROOF_FRESH_MS = 10 * 60_000;

/** True when the member proved who they are, by password or code, within the last ten minutes. */
export function isProvenLately(provenAt: Instant, now: Instant): boolean {
  return now - provenAt <= PROOF_FRESH_MS;
}

/**
 * Asks for a fresh proof before a deal above a threshold becomes binding (RELIABILITY section 2, threat 9).
 *
 * @param valueVnd what the deal comes to, in VND; `thresholdVnd` the value from which a proof is needed
 * @throws DomainError `auth.step_up_required`
 */
export function requireProofFor(valueVnd: bigint, thresholdVnd: bigint, provenLately: boolean): void {
  if (valueVnd >= thresholdVnd && !provenLately) throw new DomainError('auth.step_up_required', {});
}
