import { DomainError } from '../shared/domain-error';
import type { DestinationId, GradeId, PlaceId, ProductId, VarietyId } from '../shared/ids';
import { invariant } from '../shared/invariant';
import { isDestination, type Place, type PlaceKind } from './place';
import type { Grade, Product, Variety } from './product';
import type { Route } from './route';
import { gradesThatServe, servesFault } from './serves';

/** Everything that the market knows without being told: read once, then looked up without waiting. */
export interface CatalogueContents {
  readonly products: readonly Product[];
  readonly places: readonly Place[];
  readonly routes: readonly Route[];
  /** Destination markets in the order of the data; their place in it is their bit in a round. */
  readonly destinations: readonly DestinationId[];
}

/**
 * One version of the reference data as lookups. Names that it does not hold are refused with the field that carried them.
 *
 * An instance never changes; a newer version of the data is a new instance.
 */
export class Catalogue {
  private readonly productsById: ReadonlyMap<string, Product>;
  private readonly varietiesById: ReadonlyMap<string, Variety>;
  private readonly placesById: ReadonlyMap<string, Place>;
  private readonly routesByEnds: ReadonlyMap<string, Route>;

  /** @throws BrokenInvariant when a product's grades do not form a sound "serves" relation */
  constructor(private readonly contents: CatalogueContents) {
    for (const { id, grades } of contents.products) {
      const fault = servesFault(grades);
      invariant(fault === null, 'the grades of a product do not serve each other soundly', { id, fault });
    }
    this.productsById = new Map(contents.products.map((product) => [product.id, product]));
    this.varietiesById = new Map(contents.products.flatMap((product) => product.varieties.map((variety) => [variety.id, variety])));
    this.placesById = new Map(contents.places.map((place) => [place.id, place]));
    this.routesByEnds = new Map(contents.routes.map((route) => [`${route.fromPlaceId} ${route.toPlaceId}`, route]));
  }

  /** In the order of the data: the products that most people trade come first. */
  get products(): readonly Product[] {
    return this.contents.products;
  }

  get places(): readonly Place[] {
    return this.contents.places;
  }

  get destinations(): readonly DestinationId[] {
    return this.contents.destinations;
  }

  /** The destination market of that name. @throws DomainError `destination.unknown` */
  destination(id: DestinationId, field: string): DestinationId {
    if (!this.contents.destinations.includes(id)) throw new DomainError('destination.unknown', { id }, field);
    return id;
  }

  /** @throws DomainError `product.unknown` */
  product(id: ProductId, field: string): Product {
    const product = this.productsById.get(id);
    if (product === undefined) throw new DomainError('product.unknown', { id }, field);
    return product;
  }

  /** The variety, which names its product. @throws DomainError `variety.unknown` */
  variety(id: VarietyId, field: string): Variety {
    const variety = this.varietiesById.get(id);
    if (variety === undefined) throw new DomainError('variety.unknown', { id }, field);
    return variety;
  }

  /** True for a product that is traded under this version of the catalogue. */
  hasProduct(id: ProductId): boolean {
    return this.productsById.has(id);
  }

  /** A variety that something new may name. @throws DomainError `variety.unknown`, `variety.retired` */
  tradedVariety(id: VarietyId, field: string): Variety {
    const variety = this.variety(id, field);
    if (variety.retired) throw new DomainError('variety.retired', { id }, field);
    return variety;
  }

  /** A grade that something new may name. @throws DomainError as `grade`, `grade.retired` */
  tradedGrade(productId: ProductId, id: GradeId, field: string): Grade {
    const grade = this.grade(productId, id, field);
    if (grade.retired) throw new DomainError('grade.retired', { id, productId }, field);
    return grade;
  }

  /** @throws DomainError `product.unknown`, `grade.wrong_product` for a grade of other products, `grade.unknown` for one of none */
  grade(productId: ProductId, id: GradeId, field: string): Grade {
    const grade = this.product(productId, field).grades.find((each) => each.id === id);
    if (grade !== undefined) return grade;
    const isElsewhere = this.products.some((product) => product.grades.some((each) => each.id === id));
    throw new DomainError(isElsewhere ? 'grade.wrong_product' : 'grade.unknown', { id, productId }, field);
  }

  /**
   * Every grade of the product that may serve a buyer who asked for any of these: themselves and whatever stands above them.
   *
   * @throws DomainError `product.unknown`, `grade.wrong_product`, `grade.unknown`
   */
  gradesThatServe(productId: ProductId, wanted: readonly GradeId[], field: string): readonly GradeId[] {
    for (const id of wanted) this.grade(productId, id, field);
    return gradesThatServe(this.product(productId, field).grades, wanted);
  }

  /** Every grade of the product that fruit of this grade may be delivered as, itself included. */
  gradesServedBy(productId: ProductId, id: GradeId): readonly GradeId[] {
    const { grades } = this.product(productId, 'productId');
    return grades.map((grade) => grade.id).filter((wanted) => gradesThatServe(grades, [wanted]).includes(id));
  }

  /**
   * A place of that kind; `destination` stands for every place that goods can be delivered to.
   *
   * @throws DomainError `place.unknown`, or `place.wrong_kind`: nobody sells from a border gate
   */
  place(id: PlaceId, kind: PlaceKind | 'destination', field: string): Place {
    const place = this.anyPlace(id, field);
    const fits = kind === 'destination' ? isDestination(place) : place.kind === kind;
    if (!fits) throw new DomainError('place.wrong_kind', { id, kind: place.kind }, field);
    return place;
  }

  /** A place of any kind. @throws DomainError `place.unknown` */
  anyPlace(id: PlaceId, field: string): Place {
    const place = this.placesById.get(id);
    if (place === undefined) throw new DomainError('place.unknown', { id }, field);
    return place;
  }

  /** True for a place of any kind: an organisation's seat may be anywhere. */
  hasPlace(id: PlaceId): boolean {
    return this.placesById.has(id);
  }

  /** The way from a collection point to a destination; null where none is known. */
  route(from: PlaceId, to: PlaceId): Route | null {
    return this.routesByEnds.get(`${from} ${to}`) ?? null;
  }

  /** Every way that leaves `from` and ends at `to`; null stands for any. */
  routes(from: PlaceId | null, to: PlaceId | null): readonly Route[] {
    return this.contents.routes.filter((route) => (from === null || route.fromPlaceId === from) && (to === null || route.toPlaceId === to));
  }
}
