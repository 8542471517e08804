import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DomainError } from '@domain/shared/domain-error';
import { isSlug, isUuid, type MarketId } from '@domain/shared/ids';
import { tradeView } from '@domain/across/views/views';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { HelpfulChangesView, MissingPapersView, RoundPartView, RoundResultView } from './round-parts.dto';
import { RoundPartsQueries } from './round-parts.queries';
import { WhyPapersQueries } from './why-papers.queries';

const ROUND_NUMBER = /^[1-9]\d{0,8}$/;

@ApiTags('rounds')
@Controller('markets/:marketId/rounds/:number')
export class RoundPartsController {
  constructor(
    private readonly parts: RoundPartsQueries,
    private readonly whyPapers: WhyPapersQueries,
  ) {}

  /** A round with its supply and demand curves, and what was left over by cause. */
  @Get('result')
  @ApiOkResponse({ type: RoundResultView })
  @Allow('market.read')
  @Refuses('market.unknown', 'round.not_found')
  async result(@Param('marketId') marketId: string, @Param('number') number: string): Promise<RoundResultView> {
    const { round, published } = await this.parts.result(marketIdOf(marketId), numberOf(number));
    return { round, curves: published?.curves ?? null, unmet: published?.unmet ?? [] } as RoundResultView;
  }

  /** My part: what I got, from or to whom, at what price, and why not the rest. */
  @Get('part')
  @ApiOkResponse({ type: RoundPartView })
  @Allow('market.read')
  @Refuses('market.unknown', 'round.not_found', 'round.not_kept', 'round.input_tampered')
  async part(@ActorParam() actor: Actor, @Param('marketId') marketId: string, @Param('number') number: string): Promise<RoundPartView> {
    const { items, trades } = await this.parts.partOf(actor.organisationId, marketIdOf(marketId), numberOf(number));
    const shown = items.map(({ number: _, ...item }) => item);
    return { items: shown, trades: trades.map((facts) => tradeView(facts)) as RoundPartView['trades'] };
  }

  /** What would have moved more of one of mine in this very round; each is tried by clearing it again with that change alone. */
  @Get('part/:itemId/changes')
  @ApiOkResponse({ type: HelpfulChangesView })
  @Allow('market.read')
  @Refuses('market.unknown', 'round.not_found', 'round.not_kept', 'round.input_tampered', 'round.item_not_yours', 'server.busy')
  async changes(
    @ActorParam() actor: Actor,
    @Param('marketId') marketId: string,
    @Param('number') number: string,
    @Param('itemId') itemId: string,
  ): Promise<HelpfulChangesView> {
    if (!isUuid(itemId)) throw new DomainError('round.item_not_yours', {});
    return {
      items: await this.parts.changesFor(actor.organisationId, { marketId: marketIdOf(marketId), number: numberOf(number), itemId }),
    };
  }

  /** Which papers kept my lot away from what buyers of the round asked for, each by its name, as they stand today. */
  @Get('part/:itemId/papers')
  @ApiOkResponse({ type: MissingPapersView })
  @Allow('area.read')
  @Refuses('market.unknown', 'round.not_found', 'round.not_kept', 'round.input_tampered', 'round.item_not_yours')
  async papers(
    @ActorParam() actor: Actor,
    @Param('marketId') marketId: string,
    @Param('number') number: string,
    @Param('itemId') itemId: string,
  ): Promise<MissingPapersView> {
    if (!isUuid(itemId)) throw new DomainError('round.item_not_yours', {});
    const asked = { marketId: marketIdOf(marketId), number: numberOf(number), itemId };
    return { items: await this.whyPapers.of(actor.organisationId, asked) };
  }

  /** The input as it was solved: everyone's offers and limits by number. `npm run clear` solves it again. */
  @Get('input')
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allow('round.download')
  @Refuses('market.unknown', 'round.not_found', 'round.not_kept', 'round.input_tampered')
  async input(
    @Param('marketId') marketId: string,
    @Param('number') number: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { input } = await this.parts.texts(marketIdOf(marketId), numberOf(number));
    return file(response, input, `${marketId}-${number}-input.json`);
  }

  /** The result as it was published by its hash. */
  @Get('result-file')
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allow('round.download')
  @Refuses('market.unknown', 'round.not_found', 'round.not_kept', 'round.input_tampered')
  async resultFile(
    @Param('marketId') marketId: string,
    @Param('number') number: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { result } = await this.parts.texts(marketIdOf(marketId), numberOf(number));
    return file(response, result, `${marketId}-${number}-result.json`);
  }
}

function file(response: Response, text: string, name: string): StreamableFile {
  response.setHeader('Cache-Control', 'private, no-store');
  const bytes = Buffer.from(text, 'utf8');
  return new StreamableFile(bytes, { type: 'application/json', disposition: `attachment; filename="${name}"`, length: bytes.length });
}

function numberOf(text: string): number {
  if (!ROUND_NUMBER.test(text)) throw new DomainError('round.not_found', {});
  return parseInt(text, 10);
}

/** An address that can name no market is answered like a market that does not exist. */
function marketIdOf(text: string): MarketId {
  if (!isSlug(text)) throw new DomainError('market.unknown', {});
  return text as MarketId;
}
