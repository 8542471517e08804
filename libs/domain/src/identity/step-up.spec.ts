import { instantOf } from '../shared/instant';
import { isProvenLately, PROOF_FRESH_MS, requireProofFor } from './step-up';

test('a proof is fresh for ten minutes', () => {
  expect(isProvenLately(instantOf(1_000), instantOf(1_000 + PROOF_FRESH_MS))).toBe(true);
  expect(isProvenLately(instantOf(1_000), instantOf(1_001 + PROOF_FRESH_MS))).toBe(false);
});

test('a deal at the threshold needs a fresh proof, one below does not', () => {
  expect(() => requireProofFor(1_000n, 1_000n, false)).toThrow('auth.step_up_required');
  expect(() => requireProofFor(1_000n, 1_000n, true)).not.toThrow();
  expect(() => requireProofFor(999n, 1_000n, false)).not.toThrow();
});
