import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CallOffState } from '@domain/contracts/call-off';

/** One row of `call_offs`. */
@Entity('call_offs')
export class CallOffEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'contract_id' }) contractId: string;
  @Column('text', { name: 'market_id' }) marketId: string;
  @Column('bigint', { name: 'called_kg' }) calledKg: number;
  @Column('bigint', { name: 'held_kg' }) heldKg: number;
  @Column('bigint', { name: 'confirmed_kg' }) confirmedKg: number;
  @Column('date', { name: 'deliver_on' }) deliverOn: string;
  @Column('text') state: CallOffState;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt: Date;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
}
