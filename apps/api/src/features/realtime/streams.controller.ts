import { Controller, Get, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import { dayOf } from '@domain/shared/day';
import { EVENTS_PER_ANSWER_MAX } from '../../platform/event-log/event-log';
import { ActorParam, actorOf, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { CallersService, type CookieRequest } from '../identity/callers.service';
import { StreamExport } from './stream-export';
import { EventsView, ExportQuery, WaitingEventsQuery } from './streams.dto';
import { StreamWaiter } from './stream-waiter';
import { StreamsService } from './streams.service';

@ApiTags('streams')
@Controller('streams')
export class StreamsController {
  constructor(
    private readonly streams: StreamsService,
    private readonly waiter: StreamWaiter,
    private readonly exports: StreamExport,
    private readonly callers: CallersService,
  ) {}

  /** The same numbered events that sockets carry: of `market:<product>`, or of `org:<my organisation>`. Waits for news if asked to. */
  @Get(':stream/events')
  @ApiOkResponse({ type: EventsView })
  @Allow('stream.read')
  @Refuses('stream.unknown', 'stream.after_invalid', 'rate.limited', 'server.busy')
  async events(
    @Param('stream') text: string,
    @Query() query: WaitingEventsQuery,
    @Req() request: CookieRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<EventsView> {
    const actor = actorOf(request);
    const stream = this.streams.admit(actor, text);
    const [after, limit] = [query.after ?? 0, query.limit ?? EVENTS_PER_ANSWER_MAX];
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    // Listening begins before the read, or an event between the two would be slept through.
    const news = query.wait ? this.waiter.next(stream, actor, query.wait * 1_000, gone.signal) : undefined;
    const read = await this.streams.read(stream, after, limit);
    if (read.events.length > 0 || !news) {
      gone.abort();
      return { stream, ...read };
    }
    await news;
    this.streams.admit(await this.callers.of(request), text); // who has waited may have been signed out meanwhile
    return { stream, ...(await this.streams.read(stream, after, limit)) };
  }

  /** A day of a stream as lines of JSON, the same events with the same numbers. */
  @Get(':stream/export')
  @Allow('stream.read')
  @ApiProduces('application/x-ndjson')
  @Refuses('stream.unknown', 'day.invalid')
  export(
    @ActorParam() actor: Actor,
    @Param('stream') text: string,
    @Query() query: ExportQuery,
    @Res({ passthrough: true }) response: Response,
  ): StreamableFile {
    const stream = this.streams.admit(actor, text);
    const day = dayOf(query.day, 'day');
    response.setHeader('Content-Disposition', `attachment; filename="${stream.replace(':', '-')}-${day}.ndjson"`);
    return new StreamableFile(Readable.from(this.exports.day(stream, day)), { type: 'application/x-ndjson' });
  }
}
