import type { PlaceId } from '../shared/ids';

/** Where goods change hands or pass: one point on the map. */
export interface Place {
  /** Such as `cp-hat-lot`. */
  readonly id: PlaceId;
  readonly kind: PlaceKind;
  readonly nameVi: string;
  readonly nameEn: string;
  /** WGS84 degrees. */
  readonly lat: number;
  readonly lon: number;
  /** Code of the commune since July 2025; null outside the province. */
  readonly communeCode: string | null;
  /** District before July 2025, by which people still trade; null outside the province. */
  readonly formerDistrict: string | null;
  /** The road that a lorry takes to get there; null outside the province. */
  readonly road: RoadClass | null;
  /** True for a place invented for the demo day. */
  readonly demo: boolean;
}

/** What a place is for. Offers start at a collection point; everything else can be delivered to. */
export type PlaceKind =
  | 'collection_point'
  | 'factory'
  | 'packing_facility'
  | 'wholesale_market'
  | 'city'
  | 'border_gate'
  | 'rail_terminal'
  | 'seaport'
  | 'airport';

/** Roads that differ in how much longer and slower they are than the crow flies. */
export type RoadClass = 'main' | 'feeder' | 'song_ma_basin';

/** True where a buyer may ask for delivery. */
export function isDestination(place: Pick<Place, 'kind'>): boolean {
  return place.kind !== 'collection_point';
}
