import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Certificate } from '@domain/offers/certificate';
import type { OrderState } from '@domain/orders/order';
import type { GradeSpread, LimitPlace } from '@domain/orders/order-rules';

/** One row of `orders`. */
@Entity('orders')
export class OrderEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'market_id' }) marketId: string;
  @Column('uuid', { name: 'buyer_id' }) buyerId: string;
  @Column('text', { name: 'variety_ids', array: true }) varietyIds: string[];
  @Column('text', { name: 'grade_ids', array: true }) gradeIds: string[];
  @Column('text', { name: 'place_id' }) placeId: string;
  @Column('text', { name: 'destination_id', nullable: true }) destinationId: string | null;
  @Column('bigint', { name: 'wanted_kg' }) wantedKg: number;
  @Column('bigint', { name: 'held_kg' }) heldKg: number;
  @Column('bigint', { name: 'confirmed_kg' }) confirmedKg: number;
  @Column('bigint', { name: 'limit_vnd_per_kg' }) limitVndPerKg: number;
  @Column('date', { name: 'deliver_from' }) deliverFrom: string;
  @Column('date', { name: 'deliver_to' }) deliverTo: string;
  @Column('text', { array: true }) certificates: Certificate[];
  @Column('boolean') firm: boolean;
  @Column('text', { name: 'limit_at' }) limitAt: LimitPlace;
  @Column('jsonb', { name: 'grade_spread' }) gradeSpread: GradeSpread[];
  @Column('bigint', { name: 'min_lot_kg' }) minLotKg: number;
  @Column('bigint', { name: 'max_per_seller_kg' }) maxPerSellerKg: number;
  @Column('boolean', { name: 'all_or_nothing' }) allOrNothing: boolean;
  @Column('timestamptz', { name: 'expires_at', nullable: true }) expiresAt: Date | null;
  @Column('uuid', { name: 'alternative_set', nullable: true }) alternativeSet: string | null;
  @Column('text') state: OrderState;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt: Date;
  @Column('uuid', { name: 'placed_by' }) placedBy: string;
}
