import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `routes`: the way from a collection point to a destination. */
@Entity('routes')
export class RouteEntity {
  @PrimaryColumn('text', { name: 'from_place_id' }) fromPlaceId: string;
  @PrimaryColumn('text', { name: 'to_place_id' }) toPlaceId: string;
  @Column('int') km: number;
  @Column('smallint', { name: 'transit_days' }) transitDays: number;
  @Column('bigint', { name: 'freight_vnd_per_kg' }) freightVndPerKg: number;
  @Column('boolean') assumed: boolean;
}
