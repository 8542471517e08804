import { readTime } from './read-time';

describe('times as people type them', () => {
  it.each([
    ['5:00', '05:00'],
    [' 05:30 ', '05:30'],
    ['5h', '05:00'],
    ['5h30', '05:30'],
    ['17 giờ', '17:00'],
    ['17 giờ 05 phút', '17:05'],
    ['17.30', '17:30'],
    ['1730', '17:30'],
    ['0:00', '00:00'],
    ['23:59', '23:59'],
  ])('reads %s', (typed, time) => expect(readTime(typed)).toBe(time));

  it.each(['', 'sáng', '5', '5:', '5:3', '24:00', '12:60', '-1:00', '5:00 PM', '17:30:00', '12.000.000'])(
    'reads no time out of %p',
    (typed) => expect(readTime(typed)).toBeNull(),
  );

  it('reads what it writes', () => {
    for (let minute = 0; minute < 1_440; minute++) {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      expect(readTime(time)).toBe(time);
    }
  });
});
