import { BUYER_WORDS, COOPERATIVE_WORDS, marked, personName } from './names';
import { type Prng, prngOf } from './prng';
import type { DayShare } from './day-mix';
import { coversMonth, type PlaceView, type ReferenceIndex } from './reference';

export type DemoKind = 'cooperative' | 'processor' | 'trader' | 'exporter' | 'supermarket' | 'department';

/** An organisation of the demo with its one member. */
export interface DemoOrganisation {
  /** Stable over runs with the same seed: what the registration is keyed by. */
  readonly key: string;
  readonly kind: DemoKind;
  readonly name: string;
  readonly placeId: string;
  readonly memberName: string;
  readonly signInName: string;
  readonly password: string;
  readonly role: 'manager' | 'planner' | 'buyer' | 'officer';
}

/** A cooperative, with what it grows where. */
export interface DemoCooperative extends DemoOrganisation {
  readonly kind: 'cooperative';
  /** Main product first. */
  readonly products: readonly string[];
  /** Cooperatives with contracts are larger: the press names 86 of 740 that are linked. */
  readonly isLinked: boolean;
}

/** A buyer, with where it takes delivery. */
export interface DemoBuyer extends DemoOrganisation {
  readonly kind: Exclude<DemoKind, 'cooperative' | 'department'>;
  readonly placeIds: readonly string[];
}

/** How many of each take part; the province counts 740 cooperatives and 17 factories, the rest is assumption. */
export interface Crowd {
  readonly cooperatives: number;
  readonly linked: number;
  readonly processors: number;
  readonly traders: number;
  readonly exporters: number;
  readonly supermarkets: number;
}

/** Cooperatives that the press names, with what and where. Their trades here are invented, so their names carry the mark. */
const NAMED_COOPERATIVES = [
  { name: 'HTX Nông nghiệp Quỳnh Thuận', placeId: 'cp-binh-thuan', product: 'dragon-fruit' },
  { name: 'HTX Cà phê Bích Thao', placeId: 'cp-chieng-coi', product: 'coffee-cherry' },
] as const;

/** The two leading products of a month have some growers in every district; the others only where the sources name them. Assumption. */
const GROWN_EVERYWHERE = 2;

/** Growers of a product follow its harvest, but less than in proportion: a small product has small growers. Assumption. */
const MAIN_PRODUCT_POWER = 0.6;

const KIND_WORDS = { trader: 'Thương lái', exporter: 'Công ty xuất khẩu', supermarket: 'Siêu thị' } as const;
const PLACE_KINDS = {
  trader: ['wholesale_market', 'city'],
  exporter: ['border_gate', 'packing_facility', 'seaport', 'airport'],
  supermarket: ['city'],
} as const;

/**
 * Cooperatives spread over the collection points, each growing what the month brings there. Names and places do not depend on the month, so
 * that another day is played by the same cooperatives.
 */
export function cooperatives(
  index: ReferenceIndex,
  mix: readonly DayShare[],
  ask: { month: number; crowd: Crowd; seed: string },
): DemoCooperative[] {
  const { month, crowd, seed } = ask;
  const naming = prngOf(seed, 'cooperatives');
  const names = new Set<string>();
  return Array.from({ length: crowd.cooperatives }, (_, number) => {
    const named = NAMED_COOPERATIVES[number];
    const place = index.collectionPoints.find(({ id }) => id === named?.placeId) ?? naming.pick(index.collectionPoints);
    const growing = prngOf(seed, 'growing', month, number);
    const here = mix.filter((share, rank) => rank < GROWN_EVERYWHERE || growsAt(share, place, month));
    const main = mix.find(({ product }) => product.id === named?.product) ?? growing.weighted(here, ({ kg }) => kg ** MAIN_PRODUCT_POWER);
    const second = growing.chance(0.4) ? [growing.weighted(here, ({ kg }) => kg).product.id] : [];
    return {
      ...member('htx', number, 'manager'),
      kind: 'cooperative',
      name:
        named === undefined
          ? unusedName(names, { before: 'HTX', words: COOPERATIVE_WORDS, after: shortPlaceName(place) }, naming)
          : marked(named.name),
      placeId: place.id,
      products: [...new Set([main.product.id, ...second])],
      isLinked: number < crowd.linked,
    };
  });
}

/** One processor a factory of the province, then traders, exporters and supermarkets with the places where they take delivery. */
export function buyers(index: ReferenceIndex, crowd: Crowd, seed: string): DemoBuyer[] {
  const factories = index.placesOfKind('factory').filter((place) => place.communeCode !== null);
  const processors = factories.slice(0, crowd.processors).map((place, number): DemoBuyer => ({
    ...member('nha-may', number, 'planner'),
    kind: 'processor',
    name: marked(place.nameVi),
    placeId: place.id,
    placeIds: [place.id],
  }));
  return [
    ...processors,
    ...group('trader', crowd.traders),
    ...group('exporter', crowd.exporters),
    ...group('supermarket', crowd.supermarkets),
  ];

  function group(kind: 'trader' | 'exporter' | 'supermarket', count: number): DemoBuyer[] {
    const places = PLACE_KINDS[kind].flatMap((each) => index.placesOfKind(each));
    const names = new Set<string>();
    const prng = prngOf(seed, kind);
    return Array.from({ length: count }, (_, number) => {
      const placeIds = prng
        .shuffled(places)
        .slice(0, prng.int(1, 3))
        .map(({ id }) => id);
      return {
        ...member(kind, number, 'buyer'),
        kind,
        name: unusedName(names, { before: KIND_WORDS[kind], words: BUYER_WORDS, after: seriesOf(number) }, prng),
        placeId: placeIds[0] ?? '',
        placeIds,
      };
    });
  }
}

/** True where a variety of the month has its district; everywhere for a product whose districts are not known. */
function growsAt({ product }: DayShare, place: PlaceView, month: number): boolean {
  const varieties = product.varieties.filter(({ season }) => coversMonth(season, month));
  const districts = varieties.flatMap(({ formerDistricts }) => formerDistricts);
  return districts.length === 0 || (place.formerDistrict !== null && districts.includes(place.formerDistrict));
}

function member(group: string, number: number, role: DemoOrganisation['role']): Omit<DemoOrganisation, 'kind' | 'name' | 'placeId'> {
  const key = `${group}-${String(number + 1).padStart(3, '0')}`;
  return { key, memberName: personName(number), signInName: `${key}@demo.muavu.vn`, password: `duoc-mua-duoc-gia-${key}`, role };
}

function unusedName(
  taken: Set<string>,
  { before, words, after }: { before: string; words: readonly string[]; after: string },
  prng: Prng,
): string {
  for (const word of prng.shuffled(words)) {
    const name = marked(`${before} ${word} ${after}`.trimEnd());
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
  const name = marked(`${before} ${prng.pick(words)} ${after} số ${taken.size}`);
  taken.add(name);
  return name;
}

function shortPlaceName({ nameVi }: PlaceView): string {
  return nameVi.replace(/^Điểm cân /u, '').replace(/ \(.*\)$/u, '');
}

/** The province, which reads the markets and trades nothing. */
export const DEMO_DEPARTMENT: DemoOrganisation = {
  ...member('so-nong-nghiep', 0, 'officer'),
  kind: 'department',
  name: marked('Sở Nông nghiệp và Môi trường'),
  placeId: 'cp-son-la',
};

/** Nothing for the first round of names, then 2, 3, … */
function seriesOf(number: number): string {
  const series = Math.floor(number / BUYER_WORDS.length) + 1;
  return series === 1 ? '' : String(series);
}
