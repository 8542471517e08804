import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { CreditModule } from '../credit/credit.module';
import { IdentityModule } from '../identity/identity.module';
import { MarketsModule } from '../markets/markets.module';
import { OffersModule } from '../offers/offers.module';
import { TradesModule } from '../trades/trades.module';
import { AuctionCloser } from './auction-closer';
import { AuctionsRepository } from './auctions.repository';
import { AuctionsService } from './auctions.service';
import { BidDeals } from './bid-deals';
import { BidSweeps } from './bid-sweeps';
import { DealingsQueries } from './dealings.queries';
import { BidsQueries } from './bids.queries';
import { BidsRepository } from './bids.repository';
import { BidsService } from './bids.service';

@Module({
  imports: [IdentityModule, CreditModule, CatalogueModule, MarketsModule, OffersModule, TradesModule],
  providers: [
    DealingsQueries,
    BidsRepository,
    AuctionsRepository,
    BidsQueries,
    BidDeals,
    BidsService,
    AuctionsService,
    AuctionCloser,
    BidSweeps,
  ],
  exports: [DealingsQueries, BidsService, AuctionsService, BidsQueries],
})
export class BidsModule {}
