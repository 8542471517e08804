import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `varieties`: a cultivar of a product. */
@Entity('varieties')
export class VarietyEntity {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'product_id' }) productId: string;
  @Column('int') position: number;
  @Column('text', { name: 'name_vi' }) nameVi: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
  @Column('smallint', { name: 'season_from_month' }) seasonFromMonth: number;
  @Column('smallint', { name: 'season_to_month' }) seasonToMonth: number;
  @Column('text', { name: 'former_districts', array: true }) formerDistricts: string[];
}
