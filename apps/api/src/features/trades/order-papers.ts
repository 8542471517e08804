import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DocumentContent } from '@domain/documents/document-content';
import type { Order } from '@domain/orders/order';
import { DomainError } from '@domain/shared/domain-error';
import type { OrderId, OrganisationId } from '@domain/shared/ids';
import { instantFromIso } from '@domain/shared/instant';
import { orderSummary, type OrderNames } from '@domain/trades/order-paper';
import { IdSource } from '../../platform/clock/id-source';
import type { Tx } from '../../platform/database/unit-of-work';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { DocumentsService, type Issue } from '../documents/documents.service';
import { IdentityQueries } from '../identity/identity.queries';
import { OrdersQueries } from '../orders/orders.queries';
import { TradesQueries } from './trades.queries';

/** The summary of an order, whenever its buyer asks: it is in this room because it lists the trades that serve it. */
@Injectable()
export class OrderPapers implements OnModuleInit {
  constructor(
    private readonly documents: DocumentsService,
    private readonly orders: OrdersQueries,
    private readonly trades: TradesQueries,
    private readonly identity: IdentityQueries,
    private readonly catalogue: CatalogueQueries,
    private readonly ids: IdSource,
  ) {}

  onModuleInit(): void {
    this.documents.register({
      kind: 'order_summary',
      partiesFor: (tx, asker, subjectId) => this.buyerOf(tx, asker, subjectId as OrderId),
      content: (tx, issue) => this.write(tx, issue),
    });
  }

  /** @throws DomainError `order.not_found` for another's, too */
  private async buyerOf(tx: Tx, asker: OrganisationId, id: OrderId): Promise<readonly OrganisationId[]> {
    const order = await this.orders.one(tx, id);
    if (order.buyerId !== asker) throw new DomainError('order.not_found', {});
    return [asker];
  }

  private async write(tx: Tx, { subjectId, issuedAt, running }: Issue): Promise<DocumentContent> {
    const order = await this.orders.one(tx, subjectId as OrderId);
    const buyer = await this.identity.party(tx, order.buyerId);
    const trades = await this.trades.ofOrder(tx, order.id);
    const at = instantFromIso(issuedAt, 'issuedAt');
    return orderSummary(order, buyer, { trades, names: this.names(order), at, running, salt: this.ids.secret() });
  }

  private names(order: Order): OrderNames {
    const words = ({ nameVi, nameEn }: { nameVi: string; nameEn: string }) => ({ vi: nameVi, en: nameEn });
    return {
      product: words(this.catalogue.product(order.marketId, 'marketId')),
      varieties: order.varietyIds.map((id) => words(this.catalogue.variety(id, 'varietyIds'))),
      grades: order.gradeIds.map((id) => words(this.catalogue.grade(order.marketId, id, 'gradeIds'))),
      to: words(this.catalogue.catalogue.anyPlace(order.placeId, 'placeId')),
    };
  }
}
