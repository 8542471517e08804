import fc from 'fast-check';
import type { OfferId, OrganisationId } from '../shared/ids';
import { instantOf } from '../shared/instant';
import { priceOf } from '../shared/unit-price';
import type { BidState } from './bid';
import type { BidTrail } from './bid-trail';
import { findRings, type SharedPeople } from './find-rings';

// Goal: rings of sisters in disguise are found, and nobody who only haggles is named. Method: a market of honest buyers, each with habits of
// its own, in which seeded rings play one of three games, some of them timidly and with bids elsewhere as a cover.

const HOUR = 3_600_000;
const FROM = 1_780_000_000_000;

type Draw = () => number;

/** Numbers in [0, 1) that a seed decides (mulberry32). */
function drawOf(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Habit {
  readonly withdraws: number;
  readonly late: number;
  readonly takes: number;
}

const within = (draw: Draw, least: number, most: number): number => least + Math.floor(draw() * (most - least + 1));
const id = (kind: string, nth: number): OrganisationId => `${kind}-${String(nth).padStart(4, '0')}` as OrganisationId;

/** One bid; a lot that somebody else takes dearer carries that one's bid as well. */
function bidOf(
  draw: Draw,
  [sellerId, buyerId]: readonly [OrganisationId, OrganisationId],
  { withdraws, late, takes }: Habit,
  rival: OrganisationId | null,
): BidTrail[] {
  const offerId = `${sellerId} ${Math.floor(draw() * 1e9)}` as OfferId;
  const submittedAt = instantOf(FROM + Math.floor(draw() * 2_000) * HOUR);
  const endsAt = instantOf(submittedAt + within(draw, 2, 48) * HOUR);
  const vndPerKg = priceOf(within(draw, 80, 120) * 100, 'vndPerKg');
  const chance = draw();
  const state: BidState = chance < withdraws ? 'withdrawn' : chance < withdraws + takes ? 'accepted' : draw() < 0.5 ? 'lapsed' : 'refused';
  const used = draw() < late ? 0.9 + draw() * 0.1 : draw() * 0.9;
  const withdrawnAt = state === 'withdrawn' ? instantOf(Math.ceil(submittedAt + (endsAt - submittedAt) * used)) : null;
  const trail: BidTrail = { offerId, sellerId, buyerId, vndPerKg, submittedAt, endsAt, state, withdrawnAt };
  if (rival === null || state === 'accepted') return [trail];
  const dearer = { buyerId: rival, state: 'accepted' as const, vndPerKg: priceOf(vndPerKg + 300, 'vndPerKg'), withdrawnAt: null };
  return [trail, { ...trail, ...dearer, submittedAt: instantOf(submittedAt + 1) }];
}

interface World {
  readonly trails: BidTrail[];
  readonly shared: SharedPeople[];
  readonly rings: OrganisationId[][];
  readonly honest: OrganisationId[];
}

function worldOf(seed: number, { rings, buyers }: { rings: number; buyers: number }): World {
  const draw = drawOf(seed);
  const [trails, shared, made]: [BidTrail[], SharedPeople[], OrganisationId[][]] = [[], [], []];
  const honest = Array.from({ length: buyers }, (_, nth) => id('buyer', nth));
  const sellers = Array.from({ length: Math.ceil(buyers / 4) }, (_, nth) => id('seller', nth));
  const some = <T>(all: readonly T[]): T => all[Math.floor(draw() * all.length)] as T;
  for (const buyer of honest) {
    const habit = { withdraws: draw() * 0.15, late: draw() * 0.3, takes: 0.05 + draw() * 0.5 };
    const known = Array.from({ length: within(draw, 1, 6) }, () => some(sellers));
    for (let nth = within(draw, 1, 40); nth > 0; nth--)
      trails.push(...bidOf(draw, [some(known), buyer], habit, draw() < 0.4 ? some(honest) : null));
  }
  for (let nth = 0; nth < rings; nth++) {
    const seller = id('ring-seller', nth);
    const game = draw();
    const shills = Array.from({ length: within(draw, 1, 3) }, (_, at) => id(`shill-${nth}`, at));
    for (const shill of shills) {
      const cover = { withdraws: 0.05, late: 0.1, takes: 0.2 };
      const habit = game < 0.5 ? { withdraws: 0.4 + draw() * 0.6, late: 0.9, takes: 0.05 } : { withdraws: 0.05, late: 0.2, takes: 0.02 };
      const bids = within(draw, 6, 25);
      for (let at = 0; at < bids; at++)
        trails.push(...bidOf(draw, [seller, shill], habit, draw() < (game < 0.5 ? 0.3 : 0.85) ? some(honest) : null));
      for (let at = Math.floor(bids * draw() * 0.5); at > 0; at--) trails.push(...bidOf(draw, [some(sellers), shill], cover, null));
    }
    if (game >= 0.85) shared.push({ sellerId: seller, buyerId: shills[0] as OrganisationId, people: 1 });
    made.push([seller, ...shills]);
  }
  return { trails, shared, rings: made, honest };
}

const membersOf = (rings: ReturnType<typeof findRings>): Set<OrganisationId> =>
  new Set(rings.flatMap(({ sellerIds, buyerIds }) => [...sellerIds, ...buyerIds]));

test('TM-02 of 200 seeded rings at least nine in ten are found, and at most two in a hundred honest buyers are named', () => {
  const world = worldOf(2026, { rings: 200, buyers: 1_000 });
  const named = membersOf(findRings(world.trails, world.shared));
  const found = world.rings.filter((ring) => ring.some((member) => named.has(member))).length;
  const wronged = world.honest.filter((member) => named.has(member)).length;
  expect(found / world.rings.length).toBeGreaterThanOrEqual(0.9);
  expect(wronged / world.honest.length).toBeLessThanOrEqual(0.02);
});

test('whatever the order of the bids, the rings are the same, share nobody, and each says why', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const { trails, shared } = worldOf(seed, { rings: 4, buyers: 20 });
      const rings = findRings(trails, shared);
      const shuffled = trails.map((trail, nth) => [Math.imul(nth + 1, 2_654_435_761) >>> 0, trail] as const).sort(([a], [b]) => a - b);
      expect(
        findRings(
          shuffled.map(([, trail]) => trail),
          shared,
        ),
      ).toEqual(rings);
      const all = rings.flatMap(({ sellerIds, buyerIds }) => [...sellerIds, ...buyerIds]);
      expect(new Set(all).size).toBe(all.length);
      for (const { sellerIds, buyerIds, evidence } of rings) {
        expect(evidence.length).toBeGreaterThan(0);
        for (const one of evidence) {
          expect([sellerIds.includes(one.sellerId), buyerIds.includes(one.buyerId)]).toEqual([true, true]);
          if (one.sign !== 'same_people') expect(one.counted).toBeLessThanOrEqual(one.bids);
        }
      }
    }),
    { numRuns: 15 },
  );
});

const [SELLER, SISTER, STRANGER] = [id('seller', 1), id('buyer', 1), id('buyer', 2)];
const late = (lot: number, change: Partial<BidTrail> = {}): BidTrail => ({
  offerId: `lot-${lot}` as OfferId,
  sellerId: SELLER,
  buyerId: SISTER,
  vndPerKg: priceOf(9_000, 'vndPerKg'),
  submittedAt: instantOf(FROM),
  endsAt: instantOf(FROM + 10 * HOUR),
  state: 'withdrawn',
  withdrawnAt: instantOf(FROM + 9 * HOUR),
  ...change,
});
const lapsed = (lot: number): BidTrail => late(lot, { state: 'lapsed', withdrawnAt: null });

test('more than three in ten, and at least three, in the last tenth', () => {
  const three = [late(1), late(2), late(3)];
  expect(findRings(three, [])).toEqual([
    {
      sellerIds: [SELLER],
      buyerIds: [SISTER],
      evidence: [{ sellerId: SELLER, buyerId: SISTER, sign: 'withdraws_late', bids: 3, counted: 3 }],
    },
  ]);
  expect(findRings(three.slice(1), [])).toEqual([]);
  expect(findRings([...three, ...[4, 5, 6, 7, 8, 9, 10].map(lapsed)], [])).toEqual([]);
  expect(
    findRings(
      three.map((trail) => ({ ...trail, withdrawnAt: instantOf(FROM + 9 * HOUR - 1) })),
      [],
    ),
  ).toEqual([]);
});

test('who only raises: eight bids on one seller, none won, and others paid more after half of them', () => {
  const dearer = (lot: number): BidTrail =>
    late(lot, {
      buyerId: STRANGER,
      state: 'accepted',
      withdrawnAt: null,
      vndPerKg: priceOf(9_500, 'vndPerKg'),
      submittedAt: instantOf(FROM + 1),
    });
  const eight = [1, 2, 3, 4, 5, 6, 7, 8].map(lapsed);
  const signs = (trails: readonly BidTrail[]) => findRings(trails, []).flatMap(({ evidence }) => evidence);
  expect(signs([...eight, ...[1, 2, 3, 4].map(dearer)])).toMatchObject([{ sign: 'only_raises', bids: 8, counted: 4, buyerId: SISTER }]);
  expect(signs([...eight, ...[1, 2, 3].map(dearer)])).toEqual([]);
  expect(signs([...eight.slice(1), ...[1, 2, 3, 4, 5].map(dearer)])).toEqual([]);
});

test('people of both sides tie them only where one bids on the other', () => {
  const shared = [{ sellerId: SELLER, buyerId: SISTER, people: 2 }];
  expect(findRings([lapsed(1)], shared)).toMatchObject([{ evidence: [{ sign: 'same_people', bids: 1, counted: 2 }] }]);
  expect(findRings([late(1, { buyerId: STRANGER })], shared)).toEqual([]);
});
