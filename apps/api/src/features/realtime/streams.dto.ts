import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { EVENTS_PER_ANSWER_MAX } from '../../platform/event-log/event-log';
import { WholeNumber } from '../../platform/http/whole-number';

export class EventsQuery {
  @ApiPropertyOptional({ minimum: 0, default: 0, description: 'The number of the last event seen' })
  @IsOptional()
  @WholeNumber()
  @IsInt({ message: 'stream.after_invalid' })
  @Min(0, { message: 'stream.after_invalid' })
  @Max(Number.MAX_SAFE_INTEGER, { message: 'stream.after_invalid' })
  after?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: EVENTS_PER_ANSWER_MAX, default: EVENTS_PER_ANSWER_MAX })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(EVENTS_PER_ANSWER_MAX)
  limit?: number;
}

/** The longest a call may wait for news: under the minute after which proxies give up. */
export const WAIT_SECONDS_MAX = 30;

export class WaitingEventsQuery extends EventsQuery {
  @ApiPropertyOptional({
    minimum: 0,
    maximum: WAIT_SECONDS_MAX,
    default: 0,
    description: 'Seconds to wait for an event when there is none after that number',
  })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(0)
  @Max(WAIT_SECONDS_MAX)
  wait?: number;
}

export class ExportQuery {
  @ApiProperty({ format: 'date', description: 'A calendar day of Asia/Ho_Chi_Minh' })
  @IsString()
  @MaxLength(20)
  day: string;
}

export class LiveEventView {
  @ApiProperty({ example: 'market:mango' }) stream: string;
  @ApiProperty({ description: 'Gapless and in order of commit within the stream' }) number: number;
  @ApiProperty({ example: 'offer.opened' }) name: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) body: unknown;
}

export class EventsView {
  @ApiProperty() stream: string;
  @ApiProperty({ description: 'The number of the newest event; 0 before the first' }) head: number;
  @ApiProperty({ type: [LiveEventView] }) events: LiveEventView[];
}
