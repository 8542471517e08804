import { Injectable } from '@nestjs/common';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { ContractsQueries } from '../contracts/contracts.queries';
import { IdentityQueries } from '../identity/identity.queries';
import { OffersQueries } from '../offers/offers.queries';
import { PlanReader } from './plan-reader';
import { TradesQueries } from '../trades/trades.queries';
import { OrdersQueries } from '../orders/orders.queries';

/** The rooms whose open supply and demand a picture shows. */
@Injectable()
export class FreezerRooms {
  constructor(
    readonly catalogue: CatalogueQueries,
    readonly identity: IdentityQueries,
    readonly offers: OffersQueries,
    readonly orders: OrdersQueries,
    readonly contracts: ContractsQueries,
    readonly trades: TradesQueries,
    readonly plans: PlanReader,
  ) {}
}
