import { Injectable } from '@nestjs/common';
import { newProductId, nextVersion, type ProductChange, type ProductVersion, withdrawVersion } from '@domain/catalogue/product-version';
import type { ProductSheet } from '@domain/catalogue/product-sheet';
import { dayAt } from '@domain/shared/instant';
import { DomainError } from '@domain/shared/domain-error';
import type { MemberId, ProductId } from '@domain/shared/ids';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import { CatalogueQueries } from './catalogue.queries';
import { insertVersion, readVersions, toVersion } from './product-version-rows';

/** Behind all others in the order that people see. */
const CREATE = `
  INSERT INTO products (id, position) SELECT $1, coalesce(max(position), 0) + 1 FROM products
  ON CONFLICT (id) DO NOTHING`;

/** Which version of which product was stated. */
export interface ProductStated {
  readonly productId: ProductId;
  readonly version: number;
}

/** Keeps what the catalogue says of products: every change is a new version with its day, its source and who stated it. */
@Injectable()
export class ProductVersionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly catalogue: CatalogueQueries,
    private readonly log: EventLog,
  ) {}

  /**
   * Puts a product into the catalogue, with its market. It is traded from the day of its first version. One whose every version was taken
   * back before its day is put in anew.
   *
   * @throws DomainError `catalogue.id_invalid`, `catalogue.product_taken`, `catalogue.id_taken` and what `nextVersion` refuses
   */
  async create(memberId: MemberId, id: string, change: ProductChange): Promise<ProductStated> {
    return this.work.run(async (tx) => {
      const name = newProductId(id);
      await tx.query(CREATE, [name]);
      await tx.query('INSERT INTO markets (id) VALUES ($1) ON CONFLICT (id) DO NOTHING', [name]);
      const history = await this.lock(tx, name);
      if (history.some(({ withdrawn }) => !withdrawn)) throw new DomainError('catalogue.product_taken', { id }, 'id');
      const first = nextVersion(history, change, dayAt(await databaseNow(tx)));
      this.requireOwnVarieties(name, first.sheet);
      await insertVersion(tx, name, first, { memberId });
      await this.tell(tx, name, first);
      return { productId: name, version: first.version };
    });
  }

  /** States a product anew from a day on. @throws DomainError `product.unknown`, `catalogue.id_taken` and what `nextVersion` refuses */
  async state(memberId: MemberId, productId: ProductId, change: ProductChange): Promise<number> {
    return this.work.run(async (tx) => {
      const history = await this.lock(tx, productId);
      const now = await databaseNow(tx);
      const next = nextVersion(history, change, dayAt(now));
      this.requireOwnVarieties(productId, next.sheet);
      await insertVersion(tx, productId, next, { memberId });
      await this.tell(tx, productId, next);
      return next.version;
    });
  }

  /** Takes a version back before its day. @throws DomainError `product.unknown`, `catalogue.version_not_found`, `catalogue.in_force` */
  async withdraw(memberId: MemberId, productId: ProductId, version: number): Promise<void> {
    await this.work.run(async (tx) => {
      const history = await this.lock(tx, productId);
      const gone = withdrawVersion(history, version, dayAt(await databaseNow(tx)));
      await tx.query(
        'UPDATE product_versions SET withdrawn_by = $3, withdrawn_at = clock_timestamp() WHERE product_id = $1 AND version = $2',
        [productId, version, memberId],
      );
      await this.tell(tx, productId, gone);
    });
  }

  /** Holds the market, so that no two change a product at once; answers everything that was stated of it. */
  private async lock(tx: Tx, productId: ProductId): Promise<ProductVersion[]> {
    const rows = await tx.query<unknown[]>('SELECT 1 FROM markets WHERE id = $1 FOR NO KEY UPDATE', [productId]);
    if (rows.length === 0) throw new DomainError('product.unknown', { id: productId }, 'productId');
    return (await readVersions(tx, productId)).map(toVersion);
  }

  /** A variety names its product: another product's name cannot be taken. */
  private requireOwnVarieties(productId: ProductId, { varieties }: ProductSheet): void {
    const others = new Set(
      this.catalogue.snapshot.dated.products
        .filter(({ id }) => id !== productId)
        .flatMap(({ versions }) => versions.flatMap(({ sheet }) => sheet.varieties.map(({ id }) => id))),
    );
    const taken = varieties.find(({ id }) => others.has(id));
    if (taken) throw new DomainError('catalogue.id_taken', { id: taken.id }, 'varieties');
  }

  private async tell(tx: Tx, marketId: ProductId, { version, effectiveFrom, withdrawn }: ProductVersion): Promise<void> {
    await this.log.append(tx, [{ name: 'product.changed', at: await databaseNow(tx), marketId, version, effectiveFrom, withdrawn }]);
  }
}
