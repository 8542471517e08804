import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContractState } from '@domain/contracts/contract';

/** One row of `contracts`. */
@Entity('contracts')
export class ContractEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') number: string;
  @Column('uuid', { name: 'cooperative_id' }) cooperativeId: string;
  @Column('uuid', { name: 'processor_id' }) processorId: string;
  @Column('text', { name: 'product_id' }) productId: string;
  @Column('text', { name: 'variety_ids', array: true }) varietyIds: string[];
  @Column('text', { name: 'grade_ids', array: true }) gradeIds: string[];
  @Column('text', { name: 'place_id' }) placeId: string;
  @Column('bigint', { name: 'agreed_kg' }) agreedKg: number;
  @Column('integer', { name: 'tolerance_bp' }) toleranceBp: number;
  @Column('bigint', { name: 'price_vnd_per_kg' }) priceVndPerKg: number;
  @Column('date', { name: 'season_from' }) seasonFrom: string;
  @Column('date', { name: 'season_to' }) seasonTo: string;
  @Column('integer', { name: 'notice_hours' }) noticeHours: number;
  @Column('bigint', { name: 'called_off_kg' }) calledOffKg: number;
  @Column('text') state: ContractState;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt: Date;
  @Column('uuid', { name: 'registered_by' }) registeredBy: string;
}
