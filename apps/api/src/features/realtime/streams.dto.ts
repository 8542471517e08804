import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { EVENTS_PER_ANSWER_MAX } from '../../platform/event-log/event-log';

export class EventsQuery {
  @ApiPropertyOptional({ minimum: 0, default: 0, description: 'The number of the last event seen' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'stream.after_invalid' })
  @Min(0, { message: 'stream.after_invalid' })
  @Max(Number.MAX_SAFE_INTEGER, { message: 'stream.after_invalid' })
  after?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: EVENTS_PER_ANSWER_MAX, default: EVENTS_PER_ANSWER_MAX })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(EVENTS_PER_ANSWER_MAX)
  limit?: number;
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
