import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { isSlug, type MarketId } from '@domain/shared/ids';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { BoardQueries } from './board.queries';
import { BoardView, LevelsAtView, MarketsView } from './market-data.dto';
import { MarketsQueries } from './markets.queries';

@ApiTags('markets')
@Controller('markets')
export class MarketsController {
  constructor(
    private readonly markets: MarketsQueries,
    private readonly board: BoardQueries,
  ) {}

  /** Every market with what is open in it and its last round. */
  @Get()
  @ApiOkResponse({ type: MarketsView })
  @Allow('market.read')
  async all(): Promise<MarketsView> {
    return { items: await this.markets.all() };
  }

  /** Everything open in one market, at one number of its stream. */
  @Get(':id/board')
  @ApiOkResponse({ type: BoardView })
  @Allow('market.read')
  @Refuses('market.unknown')
  async one(@Param('id') id: string): Promise<BoardView> {
    if (!isSlug(id)) throw new DomainError('market.unknown', {});
    return this.board.of(id as MarketId);
  }

  /** The price levels of one market; ask again when its orders change. */
  @Get(':id/levels')
  @ApiOkResponse({ type: LevelsAtView })
  @Allow('market.read')
  @Refuses('market.unknown')
  async levels(@Param('id') id: string): Promise<LevelsAtView> {
    if (!isSlug(id)) throw new DomainError('market.unknown', {});
    const { head, levels } = await this.board.of(id as MarketId);
    return { head, ...levels };
  }
}
