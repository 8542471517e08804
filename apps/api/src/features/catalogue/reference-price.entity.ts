import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `reference_prices`: what a product fetched at some stage, place and time, with where that was read. */
@Entity('reference_prices')
export class ReferencePriceEntity {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'product_id', nullable: true }) productId: string | null;
  @Column('text', { name: 'variety_id', nullable: true }) varietyId: string | null;
  @Column('text', { name: 'grade_id', nullable: true }) gradeId: string | null;
  @Column('text') place: string;
  @Column('bigint', { name: 'min_vnd_per_kg' }) minVndPerKg: number;
  @Column('bigint', { name: 'max_vnd_per_kg' }) maxVndPerKg: number;
  @Column('text') period: string;
  @Column('text') stage: string;
  @Column('jsonb') details: { readonly source?: string; readonly assumption?: string; readonly note?: string };
}
