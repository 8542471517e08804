import { ApiProperty } from '@nestjs/swagger';
import { DELIVERY_STATES, type DeliveryState } from '@domain/notices/delivery';

export class DeliveryCountsView implements Record<DeliveryState, number> {
  @ApiProperty({ description: 'To be tried, or tried again' }) waiting: number;
  @ApiProperty({ description: 'Taken by the other end' }) sent: number;
  @ApiProperty({ description: 'Given up' }) failed: number;
  @ApiProperty({ description: 'The device takes no more' }) gone: number;
  @ApiProperty({ description: 'Seen, answered or unwanted before it rang' }) dropped: number;
}

export class LostDeliveryView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'push' }) channel: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ example: 'trade.to_confirm' }) rule: string;
  @ApiProperty({ enum: DELIVERY_STATES, enumName: 'DeliveryState' }) state: DeliveryState;
  @ApiProperty() tries: number;
  @ApiProperty({ type: Number, nullable: true, description: 'What the other end said last: an HTTP status; null: nothing' })
  answer: number | null;
  @ApiProperty({ format: 'date-time' }) endedAt: string;
}

export class DeliveriesView {
  @ApiProperty() counts: DeliveryCountsView;
  @ApiProperty({ type: [LostDeliveryView] }) lost: LostDeliveryView[];
}
