import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EVENTS_PER_ANSWER_MAX } from '../../platform/event-log/event-log';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { EventsQuery, EventsView } from './streams.dto';
import { StreamsService } from './streams.service';

@ApiTags('streams')
@Controller('streams')
export class StreamsController {
  constructor(private readonly streams: StreamsService) {}

  /** The same numbered events that sockets carry: of `market:<product>`, or of `org:<my organisation>`. */
  @Get(':stream/events')
  @Allow('stream.read')
  @Refuses('stream.unknown', 'stream.after_invalid')
  async events(@ActorParam() actor: Actor, @Param('stream') text: string, @Query() query: EventsQuery): Promise<EventsView> {
    const stream = this.streams.admit(actor, text);
    return { stream, ...(await this.streams.read(stream, query.after ?? 0, query.limit ?? EVENTS_PER_ANSWER_MAX)) };
  }
}
