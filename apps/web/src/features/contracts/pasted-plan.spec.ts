import { planLines, readDay } from './pasted-plan';

const today = '2026-06-10';

describe('a plan pasted from a spreadsheet', () => {
  it.each([
    ['2026-06-12', '2026-06-12'],
    ['12/06/2026', '2026-06-12'],
    ['T6 12/06', '2026-06-12'],
    ['5.7', '2026-07-05'],
    ['05/01', '2026-01-05'],
    ['31/02/2026', null],
    ['hôm nay', null],
    ['', null],
  ])('the day “%s” is %p', (text, day) => {
    expect(readDay(text, today)).toBe(day);
  });

  it('in December the fifth of January is next year’s', () => {
    expect(readDay('05/01', '2026-12-20')).toBe('2027-01-05');
  });

  it('passes over the head, reads every way of writing tonnes, and names what is wrong by its line', () => {
    const cells = [
      ['Ngày', 'Tấn'],
      ['12/06/2026', '1,5 tấn'],
      ['13/06/2026', '8'],
      ['14/06/2026', '1.500 kg'],
      ['mai', '3'],
      ['15/06/2026', 'nhiều'],
      ['01/06/2026', '3'],
    ];
    expect(planLines(cells, today, 'vi')).toEqual([
      { line: 2, day: '2026-06-12', kg: 1_500, fault: null },
      { line: 3, day: '2026-06-13', kg: 8_000, fault: null },
      { line: 4, day: '2026-06-14', kg: 1_500, fault: null },
      { line: 5, day: null, kg: 3_000, fault: 'day' },
      { line: 6, day: '2026-06-15', kg: null, fault: 'weight' },
      { line: 7, day: '2026-06-01', kg: 3_000, fault: 'past' },
    ]);
  });
});
