import type { MarketColumns } from '../market/market-columns';
import type { Network } from './network';
import { draftDemand } from './network-demand';
import { productKinds } from './network-kinds';
import { draftLimits } from './network-limits';
import { draftSupply } from './network-supply';
import { NetworkWriter } from './network-writer';
import { writeProduct } from './network-product';

/** Builds the compact network, product by product. */
export function buildNetwork(columns: MarketColumns): Network {
  const writer = new NetworkWriter(columns);
  for (let product = 0; product < columns.products; product++) {
    const offers = columns.offersOf.list.subarray(columns.offersOf.start[product], columns.offersOf.start[product + 1]);
    const takers = columns.takersOf.list.subarray(columns.takersOf.start[product], columns.takersOf.start[product + 1]);
    writer.openProduct();
    const kinds = productKinds(columns, offers, takers);
    const demand = draftDemand(columns, product, kinds, takers);
    const supply = draftSupply(columns, kinds, demand, product, offers);
    const limits = draftLimits(columns, product, demand, supply);
    writeProduct(writer, { columns, product, demand, supply, limits });
    writer.closeProduct();
  }
  return writer.finish();
}
