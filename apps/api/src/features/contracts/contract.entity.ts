import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContractState } from '@domain/contracts/contract';
import type { ContractTerms } from '@domain/contracts/contract-terms';

/** One row of `contracts`: whose it is, the terms that hold now, and how much is called off. */
@Entity('contracts')
export class ContractEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') number: string;
  @Column('uuid', { name: 'cooperative_id' }) cooperativeId: string;
  @Column('uuid', { name: 'processor_id' }) processorId: string;
  @Column('jsonb') terms: ContractTerms;
  @Column('bigint', { name: 'called_off_kg' }) calledOffKg: number;
  @Column('text') state: ContractState;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt: Date;
}
