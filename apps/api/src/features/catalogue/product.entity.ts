import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProductCategory } from '@domain/catalogue/product';

/** A row of `products`: what one market trades. */
@Entity('products')
export class ProductEntity {
  @PrimaryColumn('text') id: string;
  @Column('int') position: number;
  @Column('text', { name: 'name_vi' }) nameVi: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
  @Column('text') category: ProductCategory;
  @Column('smallint', { name: 'season_from_month' }) seasonFromMonth: number;
  @Column('smallint', { name: 'season_to_month' }) seasonToMonth: number;
  @Column('smallint', { name: 'peak_months', array: true }) peakMonths: number[];
  @Column('bigint', { name: 'freshness_vnd_per_kg_day' }) freshnessVndPerKgDay: number;
  @Column('smallint', { name: 'max_hold_days' }) maxHoldDays: number;
  @Column('bigint', { name: 'reference_vnd_per_kg' }) referenceVndPerKg: number;
  @Column('jsonb') details: { readonly yieldKgPerHa?: { readonly value: number } };
}
