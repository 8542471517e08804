import type { PublicOffer, PublicOrder } from '../../shared/api/views';
import { heatOf, isoWeek, mondayOf, pressing, RATIO_MAX, seasonOf, weeksFrom } from './season-figures';

const today = '2026-06-10'; // a Wednesday, week 24
const weeks = weeksFrom(today, 3);
const offer = (openKg: number, harvestFrom: string, harvestTo: string, id = 's') =>
  ({ openKg, harvestFrom, harvestTo, seller: { id } }) as unknown as PublicOffer;
const order = (openKg: number, deliverFrom: string, deliverTo: string) => ({ openKg, deliverFrom, deliverTo }) as unknown as PublicOrder;

describe('the season by week', () => {
  it.each([
    ['2026-06-10', 24],
    ['2026-01-01', 1],
    ['2027-01-03', 53],
    ['2024-12-30', 1],
  ])('%s is in ISO week %p', (day, week) => {
    expect(isoWeek(day)).toBe(week);
  });

  it('begins on the Monday of this week', () => {
    expect(mondayOf('2026-06-14')).toBe('2026-06-08');
    expect(weeks).toEqual(['2026-06-08', '2026-06-15', '2026-06-22']);
  });

  it('spreads a lot over the days of its window, and loses no kilogram', () => {
    const season = seasonOf({ offers: [offer(10_000, '2026-06-12', '2026-06-21')], orders: [] }, weeks, today);
    expect([...season.values()].map((week) => week.supplyKg)).toEqual([3_000, 7_000, 0]);
  });

  it('does not count days that are over', () => {
    const season = seasonOf({ offers: [offer(4_000, '2026-06-01', '2026-06-11')], orders: [] }, weeks, today);
    expect(season.get('2026-06-08')?.supplyKg).toBe(4_000);
    expect(seasonOf({ offers: [offer(4_000, '2026-06-01', '2026-06-09')], orders: [] }, weeks, today).get('2026-06-08')?.supplyKg).toBe(0);
  });

  it('sets supply against demand and counts the sellers', () => {
    const board = { offers: [offer(6_000, today, today), offer(3_000, today, today, 't')], orders: [order(3_000, today, today)] };
    const week = seasonOf(board, weeks, today).get('2026-06-08');
    expect(week).toEqual({ supplyKg: 9_000, demandKg: 3_000, sellers: 2 });
    expect(week && heatOf(week)).toEqual({ ratio: 3 });
  });

  it('silence is no cell; supply that nobody wants is the darkest', () => {
    expect(heatOf({ supplyKg: 0, demandKg: 0, sellers: 0 })).toBeNull();
    expect(heatOf({ supplyKg: 1, demandKg: 0, sellers: 1 })).toEqual({ ratio: RATIO_MAX, isMore: true });
  });

  it('names the widest gaps first, whichever way', () => {
    const cell = (supplyKg: number, demandKg: number) => ({ figures: { supplyKg, demandKg, sellers: 1 } });
    expect(pressing([cell(5, 1), cell(0, 9), cell(2, 2)], 2)).toEqual([cell(0, 9), cell(5, 1)]);
  });
});
