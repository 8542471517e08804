import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `products`: the name of what one market trades. What it is, its versions say. */
@Entity('products')
export class ProductEntity {
  @PrimaryColumn('text') id: string;
  @Column('int') position: number;
}
