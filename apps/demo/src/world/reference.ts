/** What the demo reads from the server before it invents anything: the reference data as the API shows it. */
export interface Reference {
  readonly products: readonly ProductView[];
  readonly places: readonly PlaceView[];
  readonly routes: readonly RouteView[];
}

export interface SeasonView {
  readonly fromMonth: number;
  readonly toMonth: number;
  readonly peakMonths: readonly number[];
}

export interface ProductView {
  readonly id: string;
  readonly nameVi: string;
  readonly season: SeasonView;
  readonly varieties: readonly { readonly id: string; readonly season: SeasonView; readonly formerDistricts: readonly string[] }[];
  readonly grades: readonly { readonly id: string; readonly rank: number }[];
  readonly referenceVndPerKg: number;
  readonly freshnessVndPerKgDay: number;
  readonly maxHoldDays: number;
}

export interface PlaceView {
  readonly id: string;
  readonly kind: string;
  readonly nameVi: string;
  readonly communeCode: string | null;
  readonly formerDistrict: string | null;
}

export interface RouteView {
  readonly fromPlaceId: string;
  readonly toPlaceId: string;
  readonly transitDays: number;
  readonly freightVndPerKg: number;
}

/** The reference data with the questions that the generator asks of it. */
export class ReferenceIndex {
  readonly collectionPoints: readonly PlaceView[];
  private readonly productsById: ReadonlyMap<string, ProductView>;
  private readonly routesByEnds: ReadonlyMap<string, RouteView>;

  constructor(readonly reference: Reference) {
    this.collectionPoints = reference.places.filter((place) => place.kind === 'collection_point');
    this.productsById = new Map(reference.products.map((product) => [product.id, product]));
    this.routesByEnds = new Map(reference.routes.map((route) => [`${route.fromPlaceId} ${route.toPlaceId}`, route]));
  }

  product(id: string): ProductView {
    return known(this.productsById.get(id), `product ${id}`);
  }

  route(fromPlaceId: string, toPlaceId: string): RouteView {
    return known(this.routesByEnds.get(`${fromPlaceId} ${toPlaceId}`), `way from ${fromPlaceId} to ${toPlaceId}`);
  }

  placesOfKind(kind: string): readonly PlaceView[] {
    return this.reference.places.filter((place) => place.kind === kind);
  }
}

/** True when the season covers the month, also over the new year. */
export function coversMonth(season: SeasonView, month: number): boolean {
  const { fromMonth, toMonth } = season;
  return fromMonth <= toMonth ? month >= fromMonth && month <= toMonth : month >= fromMonth || month <= toMonth;
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the server knows no ${what}`);
  return value;
}
