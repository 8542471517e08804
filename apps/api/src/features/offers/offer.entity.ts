import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Certificate } from '@domain/offers/certificate';
import type { Certainty, OfferState, Visibility } from '@domain/offers/offer';

/** One row of `offers`. */
@Entity('offers')
export class OfferEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'market_id' }) marketId: string;
  @Column('uuid', { name: 'seller_id' }) sellerId: string;
  @Column('text', { name: 'variety_id' }) varietyId: string;
  @Column('text', { name: 'grade_id' }) gradeId: string;
  @Column('text', { name: 'place_id' }) placeId: string;
  @Column('bigint', { name: 'offered_kg' }) offeredKg: number;
  @Column('bigint', { name: 'held_kg' }) heldKg: number;
  @Column('bigint', { name: 'confirmed_kg' }) confirmedKg: number;
  @Column('bigint', { name: 'ask_vnd_per_kg' }) askVndPerKg: number;
  @Column('date', { name: 'harvest_from' }) harvestFrom: string;
  @Column('date', { name: 'harvest_to' }) harvestTo: string;
  @Column('text', { array: true }) certificates: Certificate[];
  @Column('text', { name: 'area_code', nullable: true }) areaCode: string | null;
  @Column('text') certainty: Certainty;
  @Column('boolean') firm: boolean;
  @Column('boolean', { name: 'in_auction' }) inAuction: boolean;
  @Column('text') visibility: Visibility;
  @Column('uuid', { array: true, name: 'invited_ids' }) invitedIds: string[];
  @Column('bigint', { name: 'min_lot_kg' }) minLotKg: number;
  @Column('bigint', { name: 'step_kg' }) stepKg: number;
  @Column('boolean', { name: 'all_or_nothing' }) allOrNothing: boolean;
  @Column('text') state: OfferState;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt: Date;
  @Column('uuid', { name: 'opened_by' }) openedBy: string;
}
