import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `destination_markets`: a country or channel, and what it asks of each product. */
@Entity('destination_markets')
export class DestinationMarketEntity {
  @PrimaryColumn('text') id: string;
  @Column('int') position: number;
  @Column('text', { name: 'name_vi' }) nameVi: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
  @Column('text') kind: string;
  @Column('jsonb', { name: 'product_rules' }) productRules: Record<string, unknown>[];
}
