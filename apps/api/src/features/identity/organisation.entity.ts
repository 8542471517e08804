import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrganisationState } from '@domain/identity/organisation-life';
import type { OrganisationKind } from '@domain/identity/organisation';

/** One row of `organisations`. */
@Entity('organisations')
export class OrganisationEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: OrganisationKind;
  @Column('text') name: string;
  @Column('text', { name: 'folded_name' }) foldedName: string;
  @Column('text', { name: 'place_id', nullable: true }) placeId: string | null;
  @Column('uuid', { name: 'owner_group' }) ownerGroup: string;
  @Column('boolean') demo: boolean;
  @Column('text') state: OrganisationState;
  @Column('text', { name: 'state_reason', nullable: true }) stateReason: string | null;
}
