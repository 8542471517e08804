import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { isSlug, type MarketId } from '@domain/shared/ids';
import { Allow } from '../../platform/http/allow';
import { PAGE_MAX } from '../../platform/http/page.dto';
import { Refuses } from '../../platform/http/refuses';
import { RoundsPage, RoundsQuery, RoundView } from './clearing.dto';
import { ClearingQueries } from './clearing.queries';

const ROUND_NUMBER = /^[1-9]\d{0,8}$/;

@ApiTags('rounds')
@Controller('markets/:marketId/rounds')
export class ClearingController {
  constructor(private readonly queries: ClearingQueries) {}

  /** Rounds of a market, newest first. */
  @Get()
  @ApiOkResponse({ type: RoundsPage })
  @Allow('market.read')
  @Refuses('market.unknown', 'page.cursor_invalid')
  async list(@Param('marketId') marketId: string, @Query() query: RoundsQuery): Promise<RoundsPage> {
    const limit = query.limit ?? PAGE_MAX;
    const rows = await this.queries.page(marketIdOf(marketId), query.cursor ?? null, limit + 1);
    const items = rows.slice(0, limit) as RoundView[];
    return { items, next: rows.length > limit ? String(items.at(-1)?.number) : null };
  }

  /** One round, as published. */
  @Get(':number')
  @ApiOkResponse({ type: RoundView })
  @Allow('market.read')
  @Refuses('market.unknown', 'round.not_found')
  async one(@Param('marketId') marketId: string, @Param('number') number: string): Promise<RoundView> {
    if (!ROUND_NUMBER.test(number)) throw new DomainError('round.not_found', {});
    return this.queries.round(marketIdOf(marketId), parseInt(number, 10));
  }
}

/** An address that can name no market is answered like a market that does not exist. */
function marketIdOf(text: string): MarketId {
  if (!isSlug(text)) throw new DomainError('market.unknown', {});
  return text as MarketId;
}
