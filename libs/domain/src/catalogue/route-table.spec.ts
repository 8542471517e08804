import type { PlaceId } from '../shared/ids';
import type { Place, PlaceKind, RoadClass } from './place';
import { transitDays } from './route';
import { routeTable, type RouteRules } from './route-table';

function aPlace(id: string, kind: PlaceKind, at: readonly [number, number], road: RoadClass | null): Place {
  const base = { nameVi: id, nameEn: id, communeCode: null, formerDistrict: null, demo: false };
  return { ...base, id: id as PlaceId, kind, lat: at[0], lon: at[1], road };
}

const rules: RouteRules = {
  detour: { main: 1.48, feeder: 1.8, song_ma_basin: 2.2 },
  kmPerHour: { main: 38, feeder: 28, song_ma_basin: 28, outside: 50 },
  shortestKm: 3,
  minutesPerDriverDay: 600,
  hubPlaceId: 'mkt-hanoi',
  freight: [
    { fromKm: 0, vndPerTonneKm: 6_000 },
    { fromKm: 60, vndPerTonneKm: 4_000 },
    { fromKm: 200, vndPerTonneKm: 2_500 },
  ],
};
const hatLot = aPlace('cp-hat-lot', 'collection_point', [21.197, 104.106], 'main');
const songMa = aPlace('cp-song-ma', 'collection_point', [21.051, 103.75], 'song_ma_basin');
const mill = aPlace('fac-sugar', 'factory', [21.197, 104.106], 'main');
const vanHo = aPlace('fac-van-ho', 'factory', [20.789, 104.873], 'main');
const hanoi = aPlace('mkt-hanoi', 'city', [21.0245, 105.841], null);
const gate = aPlace('gate-huu-nghi', 'border_gate', [21.951, 106.698], null);
const saigon = aPlace('mkt-saigon', 'city', [10.777, 106.701], null);
const legs = [
  { fromPlaceId: 'cp-hat-lot', toPlaceId: 'mkt-hanoi', km: 268, minutes: 423 },
  { fromPlaceId: 'cp-song-ma', toPlaceId: 'mkt-hanoi', km: 357, minutes: 613 },
  { fromPlaceId: 'mkt-hanoi', toPlaceId: 'gate-huu-nghi', km: 170, minutes: 180 },
];
const table = routeTable([hatLot, songMa, mill, vanHo, hanoi, gate, saigon], legs, rules);
const way = (from: Place, to: Place) => table.find((route) => route.fromPlaceId === from.id && route.toPlaceId === to.id);

test('every collection point has a way to every destination, and to nothing else', () => {
  expect(table).toHaveLength(2 * 5);
  expect(way(hatLot, songMa)).toBeUndefined();
});

test('a known leg is used as it is', () => {
  expect(way(hatLot, hanoi)).toEqual({
    fromPlaceId: 'cp-hat-lot',
    toPlaceId: 'mkt-hanoi',
    km: 268,
    transitDays: 0,
    freightVndPerKg: 800,
    assumed: false,
  });
});

test('a way to the border is the way to Hà Nội and on, and takes a second day', () => {
  expect(way(hatLot, gate)).toMatchObject({ km: 438, transitDays: 1, freightVndPerKg: 1_095, assumed: false });
});

test('the far south is two thousand kilometres and days away, and says that it is assumed', () => {
  expect(way(hatLot, saigon)).toMatchObject({ transitDays: 4, assumed: true });
});

test('a missing way follows the worse road of its two ends', () => {
  // 91.6 km as the crow flies from Hát Lót to Vân Hồ, times 1.48; 120.2 km from Sông Mã to Vân Hồ, times 2.2.
  expect(way(hatLot, vanHo)).toMatchObject({ km: 136, assumed: true });
  expect(way(songMa, vanHo)).toMatchObject({ km: 264, assumed: true });
});

test('two places of one commune are three kilometres apart', () => {
  expect(way(hatLot, mill)).toMatchObject({ km: 3, transitDays: 0, freightVndPerKg: 18 });
});

test('ten hours at the wheel arrive on the same day, a minute more on the next', () => {
  expect([0, 600, 601, 1_200, 1_201].map((minutes) => transitDays(minutes, 600))).toEqual([0, 0, 1, 1, 2]);
});

test('a table without its hub is refused', () => {
  expect(() => routeTable([hatLot, mill], legs, rules)).toThrow('hub');
});
