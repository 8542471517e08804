import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `grades`: a quality of one product; the id is unique within its product only. */
@Entity('grades')
export class GradeEntity {
  @PrimaryColumn('text', { name: 'product_id' }) productId: string;
  @PrimaryColumn('text') id: string;
  @Column('smallint') rank: number;
  @Column('text', { name: 'name_vi' }) nameVi: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
  @Column('text') channel: string;
}
