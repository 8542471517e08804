import { REFUSAL_CODES, REFUSALS } from '@domain/shared/refusal-codes';
import { statusOf } from './refusal-status';

test('every code has a status of its own kind: the caller’s fault or ours', () => {
  for (const code of REFUSAL_CODES)
    expect([400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 428, 429, 500, 503]).toContain(statusOf(code));
});

test('a server fault is told only by the two codes of ours', () => {
  expect(REFUSAL_CODES.filter((code) => statusOf(code) >= 500).sort()).toEqual(['server.busy', 'server.failed']);
});

test.each([
  ['offer.not_found', 404],
  ['offer.closed', 409],
  ['version.stale', 412],
  ['weight.out_of_range', 422],
  ['member.sign_in_name_taken', 409],
  ['trade.window_over', 409],
  ['auth.required', 401],
] as const)('%s is %i', (code, status) => {
  expect(statusOf(code)).toBe(status);
});

test('what waiting may cure is never called the caller’s mistake', () => {
  for (const code of REFUSAL_CODES.filter((each) => REFUSALS[each].transient)) expect([400, 404, 422]).not.toContain(statusOf(code));
});
