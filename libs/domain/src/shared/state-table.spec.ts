import { stateTable } from './state-table';

const LAMP = stateTable<'off' | 'on' | 'broken'>('lamp', { off: ['on', 'broken'], on: ['off', 'broken'], broken: [] });

test('only listed moves are made', () => {
  expect(LAMP.move('off', 'on')).toBe('on');
  expect(LAMP.canMove('broken', 'on')).toBe(false);
  expect(() => LAMP.move('broken', 'on')).toThrow('a lamp cannot move that way');
  expect(() => LAMP.move('off', 'off')).toThrow('a lamp cannot move that way');
});

test('a state without a way out is final', () => {
  expect(LAMP.states.filter(LAMP.isFinal)).toEqual(['broken']);
});

test('a table that lists an impossible move cannot be built', () => {
  const unknown = { off: ['on'] } as unknown as Record<'off', readonly 'off'[]>;
  expect(() => stateTable<'off'>('lamp', unknown)).toThrow('impossible move');
  expect(() => stateTable<'off'>('lamp', { off: ['off'] })).toThrow('impossible move');
});
