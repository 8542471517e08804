import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `communes`: a commune or ward of the province since July 2025. */
@Entity('communes')
export class CommuneEntity {
  @PrimaryColumn('text') code: string;
  @Column('text', { name: 'name_vi' }) nameVi: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
  @Column('text', { name: 'full_name_vi' }) fullNameVi: string;
  @Column('text') type: 'ward' | 'commune';
  @Column('text', { name: 'former_districts', array: true }) formerDistricts: string[];
  @Column('double precision') lat: number;
  @Column('double precision') lon: number;
}
