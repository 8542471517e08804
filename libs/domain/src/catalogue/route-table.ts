import { invariant } from '../shared/invariant';
import { type FreightBand, freightVndPerKg } from './freight';
import { greatCircleKm } from './great-circle';
import { isDestination, type Place, type RoadClass } from './place';
import { type Route, transitDays } from './route';

/** A stretch of road whose length and driving time are known. */
export interface RoadLeg {
  readonly fromPlaceId: string;
  readonly toPlaceId: string;
  readonly km: number;
  readonly minutes: number;
}

/** How ways are derived where no leg is known. */
export interface RouteRules {
  /** Road km for each km as the crow flies. */
  readonly detour: Readonly<Record<RoadClass, number>>;
  readonly kmPerHour: Readonly<Record<RoadClass | 'outside', number>>;
  /** Two places of one commune share a point on the map, but are not next door. */
  readonly shortestKm: number;
  readonly minutesPerDriverDay: number;
  /** The place that every way out of the province passes. */
  readonly hubPlaceId: string;
  readonly freight: readonly FreightBand[];
}

interface Way {
  readonly km: number;
  readonly minutes: number;
  readonly assumed: boolean;
}

/** Winding first: the worse of the two ends decides how long and how slow a way is. */
const WORST_ROAD_FIRST: readonly RoadClass[] = ['song_ma_basin', 'feeder', 'main'];

/**
 * Every way from a collection point to a destination, in the order of the places.
 *
 * Known legs are used as they are. Inside the province a missing way is the distance as the crow flies times the detour of the worse road
 * of its two ends. Out of the province it is the leg to the hub plus the leg onward, each known or derived.
 *
 * Units: km rounded, minutes rounded, VND per kg. Source: the detour factors are the design's assumption (1.48; 1.8 on feeder roads; 2.2 in
 * the Sông Mã basin).
 * @throws BrokenInvariant when the hub is not among the places
 */
export function routeTable(places: readonly Place[], legs: readonly RoadLeg[], rules: RouteRules): Route[] {
  const hub = places.find((place) => place.id === rules.hubPlaceId);
  invariant(hub !== undefined, 'the hub is not among the places', { hubPlaceId: rules.hubPlaceId });
  const known = new Map(legs.map((leg) => [`${leg.fromPlaceId} ${leg.toPlaceId}`, leg]));
  const finder = new WayFinder(known, rules, hub);
  const origins = places.filter((place) => place.kind === 'collection_point');
  return origins.flatMap((from) => places.filter(isDestination).map((to) => toRoute(from, to, finder.way(from, to), rules)));
}

class WayFinder {
  constructor(
    private readonly known: ReadonlyMap<string, RoadLeg>,
    private readonly rules: RouteRules,
    private readonly hub: Place,
  ) {}

  way(from: Place, to: Place): Way {
    const isOutside = to.road === null;
    if (!isOutside || to.id === this.hub.id || this.known.has(`${from.id} ${to.id}`)) return this.leg(from, to);
    const out = this.leg(from, this.hub);
    const onward = this.leg(this.hub, to);
    return { km: out.km + onward.km, minutes: out.minutes + onward.minutes, assumed: out.assumed || onward.assumed };
  }

  private leg(from: Place, to: Place): Way {
    const known = this.known.get(`${from.id} ${to.id}`);
    if (known !== undefined) return { km: known.km, minutes: known.minutes, assumed: false };
    const road = WORST_ROAD_FIRST.find((each) => each === from.road || each === to.road) ?? 'main';
    const km = Math.max(this.rules.shortestKm, Math.round(greatCircleKm(from, to) * this.rules.detour[road]));
    const speed = this.rules.kmPerHour[from.road === null && to.road === null ? 'outside' : road];
    return { km, minutes: Math.round((km / speed) * 60), assumed: true };
  }
}

function toRoute(from: Place, to: Place, way: Way, rules: RouteRules): Route {
  return {
    fromPlaceId: from.id,
    toPlaceId: to.id,
    km: way.km,
    transitDays: transitDays(way.minutes, rules.minutesPerDriverDay),
    freightVndPerKg: freightVndPerKg(way.km, rules.freight),
    assumed: way.assumed,
  };
}
