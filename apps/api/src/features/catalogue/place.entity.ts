import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PlaceKind, RoadClass } from '@domain/catalogue/place';

/** A row of `places`: a collection point or a destination. */
@Entity('places')
export class PlaceEntity {
  @PrimaryColumn('text') id: string;
  @Column('int') position: number;
  @Column('text') kind: PlaceKind;
  @Column('text', { name: 'name_vi' }) nameVi: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
  @Column('double precision') lat: number;
  @Column('double precision') lon: number;
  @Column('text', { name: 'commune_code', nullable: true }) communeCode: string | null;
  @Column('text', { name: 'former_district', nullable: true }) formerDistrict: string | null;
  @Column('text', { nullable: true }) road: RoadClass | null;
  @Column('boolean') demo: boolean;
}
