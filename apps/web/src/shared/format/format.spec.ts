import fc from 'fast-check';
import { addDays, dayOf, daysBetween, formatCountdown, formatDay, formatDayRange, formatMoment, formatTime } from './date';
import { fold } from './fold';
import { formatPrice, formatVnd, goodsVnd, readPrice, readVnd } from './money';
import { formatDecimal, formatInteger, formatShare } from './number';
import { formatTonnes, formatTonnesTo, formatWeight, readWeight, tonneDecimals, weightText, type WeightUnit } from './weight';

const kgOf = (text: string, unit: WeightUnit = 'tan', language: 'vi' | 'en' = 'vi') => {
  const read = readWeight(text, unit, language);
  return read.ok ? read.kg : read.reason;
};
const priceOf = (text: string, language: 'vi' | 'en' = 'vi') => {
  const read = readPrice(text, language);
  return read.ok ? read.vndPerKg : read.reason;
};

describe('weights as people type them', () => {
  it.each([
    ['3,5', 3_500],
    ['1,5 tấn', 1_500],
    ['1,5 tâ\u0301n', 1_500],
    ['1 tấn 2 tạ', 1_200],
    ['12', 12_000],
    ['1.5', 1_500],
    ['0,5', 500],
    [',5', 500],
    ['1.500 kg', 1_500],
    ['1 500 kg', 1_500],
    ['850kg', 850],
    ['12 tạ', 1_200],
    ['5 yến', 50],
    ['1.234,5', 1_234_500],
    ['1,234.5', 1_234_500],
    ['12.000.000 kg', 12_000_000],
    ['', 'empty'],
    ['   ', 'empty'],
    ['0', 'not_positive'],
    ['-5', 'not_a_number'],
    ['mười tấn', 'not_a_number'],
    ['1 tấn 2', 'not_a_number'],
    ['1.50.00', 'not_a_number'],
    ['1,2,3', 'not_a_number'],
    ['1e9', 'not_a_number'],
    ['0,0005', 'not_whole'],
    ['1,5 kg', 'not_whole'],
    ['12.000.000 tấn', 'too_large'],
    ['9999999999999999999', 'not_a_number'],
  ])('%j in tonnes is %p', (text, expected) => {
    expect(kgOf(text)).toBe(expected);
  });

  it('reads a lone mark before three digits by the language and gives the other reading too', () => {
    expect(readWeight('1.500', 'tan', 'vi')).toEqual({ ok: true, kg: 1_500_000, otherKg: 1_500 });
    expect(readWeight('1.500', 'tan', 'en')).toEqual({ ok: true, kg: 1_500, otherKg: 1_500_000 });
    expect(readWeight('1,500', 'tan', 'vi')).toEqual({ ok: true, kg: 1_500, otherKg: 1_500_000 });
    expect(readWeight('1.500', 'kg', 'vi')).toEqual({ ok: true, kg: 1_500, otherKg: null });
  });

  it('reads back exactly what it writes', () => {
    const units: WeightUnit[] = ['kg', 'ta', 'tan'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.constantFrom(...units),
        fc.constantFrom('vi' as const, 'en' as const),
        (kg, unit, language) => {
          expect(kgOf(`${weightText(kg, unit, language)}`, unit, language)).toBe(kg);
          const written = formatWeight(kg, language);
          expect(kgOf(written, 'kg', language)).toBe(kg);
        },
      ),
    );
  });

  it('shows tonnes with one decimal, more only when the kg need them', () => {
    expect(formatTonnes(12_000, 'vi')).toBe('12,0');
    expect(formatTonnes(1_234_560, 'vi')).toBe('1.234,56');
    expect(formatWeight(850, 'vi')).toBe('850\u00a0kg');
    expect(formatWeight(0, 'vi')).toBe('0,0\u00a0tấn');
  });
});

describe('a column of tonnes', () => {
  it('has as many decimals as its most exact figure', () => {
    expect(tonneDecimals([12_000, 3_500])).toBe(1);
    expect(tonneDecimals([12_000, 1_390])).toBe(2);
    expect(tonneDecimals([12_000, 1_391])).toBe(3);
    expect(formatTonnesTo(2_500, 2, 'vi')).toBe('2,50');
  });
});

describe('prices as people type them', () => {
  it.each([
    ['7.500', 7_500],
    ['7500', 7_500],
    ['7.500 đ/kg', 7_500],
    ['7,5k', 7_500],
    ['7,5 nghìn', 7_500],
    ['1,2 triệu', 1_200_000],
    ['12.000.000', 12_000_000],
    ['7,500', 7_500],
    ['7,5', 'not_whole'],
    ['0', 'not_positive'],
    ['bảy nghìn', 'not_a_number'],
    ['', 'empty'],
    ['1.000.000.000', 'too_large'],
  ])('%j is %p', (text, expected) => {
    expect(priceOf(text)).toBe(expected);
  });

  it('reads 7,500 and 7.500 alike in English, because half a đồng does not exist', () => {
    expect(priceOf('7,500', 'en')).toBe(7_500);
    expect(priceOf('7.500', 'en')).toBe(7_500);
  });

  it.each([
    ['12.000.000', 12_000_000],
    ['1,5 tỷ', 1_500_000_000],
    ['300 triệu đồng', 300_000_000],
    ['0', 0],
    ['-5', null],
    ['1,5', null],
    ['nhiều', null],
    ['', null],
    ['9'.repeat(30), null],
  ])('the sum %j is %p', (text, vnd) => expect(readVnd(text, 'vi')).toBe(vnd));

  it('writes money beyond 2^53 exactly', () => {
    expect(formatVnd('9007199254740993000', 'vi')).toBe('9.007.199.254.740.993.000\u00a0₫');
    expect(formatVnd(goodsVnd(3_500, 7_500), 'vi')).toBe('26.250.000\u00a0₫');
    expect(formatPrice(7_500, 'en')).toBe('7,500\u00a0đ/kg');
  });
});

describe('numbers', () => {
  it('groups, rounds half up and uses a real minus', () => {
    expect(formatInteger(-1_234_567, 'vi')).toBe('\u22121.234.567');
    expect(formatDecimal(1_234.55, { least: 1, most: 1 }, 'vi')).toBe('1.234,6');
    expect(formatDecimal(-0.04, { least: 1, most: 1 }, 'vi')).toBe('0,0');
    expect(formatShare(1, 3, 'vi')).toBe('33,3%');
    expect(formatShare(0, 0, 'vi')).toBe('–');
  });
});

describe('days and times of Vietnam', () => {
  it('changes the day at 17:00 UTC', () => {
    expect(dayOf(Date.parse('2026-06-10T16:59:59Z'))).toBe('2026-06-10');
    expect(dayOf(Date.parse('2026-06-10T17:00:00Z'))).toBe('2026-06-11');
    expect(formatTime('2026-06-10T17:05:09Z', true)).toBe('00:05:09');
  });

  it('names the day of the week as people do', () => {
    expect(formatDay('2026-06-10', 'vi')).toBe('T4 10/06');
    expect(formatDay('2026-06-14', 'vi')).toBe('CN 14/06');
    expect(formatDay('2026-06-10', 'en')).toBe('Wed 10/06');
  });

  it('counts over months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-05-30', '2026-06-02')).toBe(3);
    expect(formatDayRange('2026-06-10', '2026-06-12')).toBe('10–12/06');
    expect(formatDayRange('2026-06-30', '2026-07-02')).toBe('30/06–02/07');
    expect(formatDayRange('2026-06-10', '2026-06-10')).toBe('10/06');
  });

  it('gives the day only when it is not today', () => {
    expect(formatMoment('2026-06-10T07:02:00Z', '2026-06-10', 'vi')).toBe('14:02');
    expect(formatMoment('2026-06-09T07:02:00Z', '2026-06-10', 'vi')).toBe('T3 09/06 14:02');
  });

  it('counts down to zero and stops there', () => {
    expect(formatCountdown(5_076_000)).toBe('01:24:36');
    expect(formatCountdown(1)).toBe('00:00:01');
    expect(formatCountdown(-5)).toBe('00:00:00');
  });
});

describe('search without accents', () => {
  it('folds đ as well', () => {
    expect(fold('Mận Hậu, Điểm cân Hát Lót')).toBe('man hau, diem can hat lot');
  });
});
