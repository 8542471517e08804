import fc from 'fast-check';
import type { OrganisationId } from '../shared/ids';
import { type Instant, instantOf } from '../shared/instant';
import { isAddressedTo, managersFirst } from './addressed';
import { escalateNotice, sendNotice } from './escalate-notice';
import { NOTICE_STATES, type NewNotice } from './notice';

const AT = 1_780_000_000_000;
const aNotice = (changes: Partial<NewNotice> = {}): NewNotice => ({
  id: 'n',
  organisationId: 'o' as OrganisationId,
  eventNumber: 1,
  rule: 'trade.to_confirm',
  subject: 'trade:t',
  about: { kind: 'trade', id: 't' },
  permission: 'trade.confirm',
  memberId: null,
  managersToo: false,
  needsAnswer: true,
  facts: {},
  answerBy: instantOf(AT + 7_200_000),
  at: instantOf(AT),
  ...changes,
});

test('a window of two hours: again after one, to the managers after an hour and thirty-six minutes, then no more', () => {
  const first = sendNotice(aNotice());
  expect(first).toMatchObject({ level: 0, state: 'sent', escalateAt: AT + 3_600_000 });
  const again = escalateNotice({ ...first, state: 'seen', seenAt: instantOf(AT + 5) }, first.escalateAt as Instant);
  expect(again).toMatchObject({ level: 1, state: 'sent', seenAt: null, managersToo: false, escalateAt: AT + 5_760_000 });
  expect(escalateNotice(again, again.escalateAt as Instant)).toMatchObject({ level: 2, managersToo: true, escalateAt: null });
});

test('what needs no answer, has no end or ends at once is told once', () => {
  for (const changes of [
    { needsAnswer: false },
    { answerBy: null },
    { answerBy: instantOf(AT + 119_999) },
    { answerBy: instantOf(AT - 1) },
  ])
    expect(sendNotice(aNotice(changes)).escalateAt).toBeNull();
});

test('whatever the window, it is told again before the window closes, later each time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 120_000, max: 90 * 86_400_000 }), (window) => {
      const answerBy = instantOf(AT + window);
      const first = sendNotice(aNotice({ answerBy }));
      const again = escalateNotice(first, first.escalateAt as Instant);
      const moments = [AT, first.escalateAt, again.escalateAt, answerBy] as number[];
      expect([...new Set(moments)].sort((a, b) => a - b)).toEqual(moments);
    }),
  );
});

test('a closed notice cannot be told again', () => {
  for (const state of ['answered', 'missed', 'overtaken'] as const) {
    expect(NOTICE_STATES.isFinal(state)).toBe(true);
    expect(() => escalateNotice({ ...sendNotice(aNotice()), state }, instantOf(AT))).toThrow();
  }
});

test('first the members below the managers, where there are any; nobody who cannot act on it', () => {
  const clerk = (permission: string) => permission === 'trade.confirm';
  const manager = () => true;
  expect(isAddressedTo(aNotice(), clerk, 'me')).toBe(true);
  expect(isAddressedTo(aNotice(), manager, 'me')).toBe(false);
  expect(isAddressedTo(aNotice({ managersToo: true }), manager, 'me')).toBe(true);
  expect(isAddressedTo(aNotice({ permission: 'contract.sign' }), clerk, 'me')).toBe(false);
  expect(isAddressedTo(aNotice({ memberId: 'me' }), manager, 'me')).toBe(true);
  expect(isAddressedTo(aNotice({ memberId: 'me', managersToo: true }), manager, 'another')).toBe(false);
  expect(managersFirst('cooperative', ['manager'], 'trade.confirm')).toBe(true);
  expect(managersFirst('cooperative', ['manager', 'clerk'], 'trade.confirm')).toBe(false);
  expect(managersFirst('processor', ['planner', 'weighbridge'], 'trade.confirm')).toBe(true);
  expect(managersFirst('processor', ['planner', 'weighbridge'], 'contract.read')).toBe(false);
});
