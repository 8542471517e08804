import { decideOn } from './organisation-life';

const why = 'Giấy đăng ký không đọc được';

test('who applies is let in without a reason, or turned away with one', () => {
  expect(decideOn('applied', 'active', null)).toEqual({ state: 'active', reason: null });
  expect(decideOn('applied', 'refused', why)).toEqual({ state: 'refused', reason: why });
  expect(() => decideOn('applied', 'refused', null)).toThrow('organisation.reason_required');
  expect(() => decideOn('active', 'suspended', ' ngắn ')).toThrow('organisation.reason_required');
});

test('nobody is suspended who was never let in, and nobody let in twice', () => {
  expect(() => decideOn('applied', 'suspended', why)).toThrow('organisation.wrong_state');
  expect(() => decideOn('active', 'active', null)).toThrow('organisation.wrong_state');
  expect(decideOn('suspended', 'active', null).state).toBe('active');
});
