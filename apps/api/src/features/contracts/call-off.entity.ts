import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CallOffState, ShortCause } from '@domain/contracts/call-off';
import type { SettledPrice } from '@domain/contracts/price-rule';

/** One row of `call_offs`. */
@Entity('call_offs')
export class CallOffEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'contract_id' }) contractId: string;
  @Column('text', { name: 'market_id' }) marketId: string;
  @Column('integer', { name: 'contract_version' }) contractVersion: number;
  @Column('uuid', { name: 'plan_id', nullable: true }) planId: string | null;
  @Column('bigint', { name: 'asked_kg' }) askedKg: number;
  @Column('bigint', { name: 'called_kg' }) calledKg: number;
  @Column('bigint', { name: 'held_kg' }) heldKg: number;
  @Column('bigint', { name: 'confirmed_kg' }) confirmedKg: number;
  @Column('jsonb', { name: 'price_basis' }) price: SettledPrice;
  @Column('date', { name: 'deliver_on' }) deliverOn: string;
  @Column('date', { name: 'deliver_until' }) deliverUntil: string;
  @Column('timestamptz', { name: 'confirm_by', nullable: true }) confirmBy: Date | null;
  @Column('boolean') missed: boolean;
  @Column('bigint', { name: 'short_kg' }) shortKg: number;
  @Column('text', { name: 'short_cause', nullable: true }) shortCause: ShortCause | null;
  @Column('text') state: CallOffState;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt: Date;
}
