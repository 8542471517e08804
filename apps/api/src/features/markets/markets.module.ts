import { Module } from '@nestjs/common';
import { GatesRepository } from './gates.repository';
import { GatesService } from './gates.service';
import { HaltedMarketsQueries } from './halted-markets.queries';
import { MarketRulesQueries } from './market-rules.queries';
import { MarketsRepository } from './markets.repository';
import { MarketsService } from './markets.service';

/** How markets are run. */
@Module({
  providers: [MarketsRepository, GatesRepository, MarketRulesQueries, HaltedMarketsQueries, MarketsService, GatesService],
  exports: [MarketRulesQueries, HaltedMarketsQueries, MarketsService, GatesService],
})
export class MarketsModule {}
