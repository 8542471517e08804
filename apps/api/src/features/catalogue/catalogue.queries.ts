import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Catalogue } from '@domain/catalogue/catalogue';
import type { Place, PlaceKind } from '@domain/catalogue/place';
import type { Grade, Product, Variety } from '@domain/catalogue/product';
import type { Route } from '@domain/catalogue/route';
import type { GradeId, PlaceId, ProductId, VarietyId } from '@domain/shared/ids';
import type { Day } from '@domain/shared/day';
import { invariant } from '@domain/shared/invariant';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/unit-of-work';
import { asProgram } from '../../platform/database/row-scope';
import { catalogueOn } from './catalogue.mapper';
import { CatalogueRepository, type CatalogueSnapshot } from './catalogue.repository';

/** How soon every process knows what an operator stated in another. */
const LOOK_MS = 2_000;

/**
 * The catalogue from memory, as it holds today: looked up without waiting, read at boot and again when something else is stated.
 *
 * Every lookup names the field that carried the id, so that a refusal points at it.
 */
@Injectable()
export class CatalogueQueries implements OnModuleInit, OnModuleDestroy {
  private current: CatalogueSnapshot | undefined;
  private today: { readonly day: Day; readonly of: CatalogueSnapshot; readonly catalogue: Catalogue } | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly repository: CatalogueRepository,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    // A database that is away for a moment is asked again at the next look.
    this.timer = setInterval(() => void this.refresh().catch(() => undefined), LOOK_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Reads the tables again if they hold something else than memory does. */
  async refresh(): Promise<void> {
    await asProgram('the catalogue is the same for everyone', async () => {
      if (this.current !== undefined && this.current.version === (await this.repository.version(this.repository.manager))) return;
      this.current = await this.repository.snapshot();
    });
  }

  /** What memory holds is no older than what this transaction sees: a change that wakes a round is matched by, at once. */
  async catchUp(tx: Tx): Promise<void> {
    if (this.snapshot.version !== (await this.repository.version(tx))) await this.refresh();
  }

  get snapshot(): CatalogueSnapshot {
    invariant(this.current !== undefined, 'the catalogue was asked before it was read', {});
    return this.current;
  }

  /** What holds today. */
  get catalogue(): Catalogue {
    const [of, day] = [this.snapshot, this.clock.today()];
    if (this.today?.of !== of || this.today.day !== day) this.today = { day, of, catalogue: catalogueOn(of.dated, day) };
    return this.today.catalogue;
  }

  products(): readonly Product[] {
    return this.catalogue.products;
  }

  /** @throws DomainError `product.unknown` */
  product(id: ProductId, field: string): Product {
    return this.catalogue.product(id, field);
  }

  /** The variety, which names its product. @throws DomainError `variety.unknown` */
  variety(id: VarietyId, field: string): Variety {
    return this.catalogue.variety(id, field);
  }

  /** @throws DomainError `product.unknown`, `grade.wrong_product`, `grade.unknown` */
  grade(productId: ProductId, id: GradeId, field: string): Grade {
    return this.catalogue.grade(productId, id, field);
  }

  /** Every grade that may serve a buyer who asked for any of these. @throws DomainError as `grade` */
  gradesThatServe(productId: ProductId, wanted: readonly GradeId[], field: string): readonly GradeId[] {
    return this.catalogue.gradesThatServe(productId, wanted, field);
  }

  /** A collection point for offers, a `destination` for orders and contracts. @throws DomainError `place.unknown`, `place.wrong_kind` */
  place(id: PlaceId, kind: PlaceKind | 'destination', field: string): Place {
    return this.catalogue.place(id, kind, field);
  }

  /** The way from a collection point to a destination; null where none is known. */
  route(from: PlaceId, to: PlaceId): Route | null {
    return this.catalogue.route(from, to);
  }

  /** Products whose market takes offers and orders now; asked of the database, for an operator may halt one. */
  async openMarkets(): Promise<ReadonlySet<string>> {
    return this.repository.openMarkets();
  }
}
