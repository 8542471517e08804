import { Injectable } from '@nestjs/common';
import type { Day } from '@domain/shared/day';
import type { ProductId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { LotWatch } from './lot-watch';

const LEAVE_TURNS = `NOT u.withdrawn AND ((u.from_day > $1 AND u.from_day <= $2) OR (u.to_day >= $1 AND u.to_day < $2))`;

/** Products of which something that was dated ahead begins (or a leave ends) after $1 and until $2. */
const BEGUN = `
  WITH coded AS (
    SELECT a.product_id, a.standings FROM planting_areas a
    UNION ALL SELECT unnest(f.product_ids), f.standings FROM packing_facilities f
  )
  SELECT product_id FROM product_versions WHERE withdrawn_at IS NULL AND effective_from > $1 AND effective_from <= $2
  UNION SELECT product_id FROM coded, jsonb_array_elements(standings) s WHERE s ->> 'from' > $1::text AND s ->> 'from' <= $2::text
  UNION SELECT p.id FROM access_rules r JOIN products p ON r.product_id IS NULL OR p.id = r.product_id WHERE r.valid_from > $1 AND r.valid_from <= $2
  UNION SELECT unnest(product_ids) FROM papers WHERE state = 'verified' AND valid_from > $1 AND valid_from <= $2
  UNION SELECT a.product_id FROM area_authorisations u JOIN planting_areas a ON a.id = u.area_id
        WHERE ${LEAVE_TURNS}
  UNION SELECT unnest(f.product_ids) FROM area_authorisations u JOIN packing_facilities f ON f.id = u.facility_id WHERE ${LEAVE_TURNS}
  ORDER BY 1`;

/**
 * What was dated ahead holds from its day on because rounds look at the day; here its owners hear of it, and the markets concerned are woken:
 * two who may meet only from today on would otherwise wait for somebody else's news.
 */
@Injectable()
export class DayTurnService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly lots: LotWatch,
    private readonly catalogue: CatalogueQueries,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Tells what has begun since the last day that was told. Safe to run twice. Answers how many markets were woken. */
  async turn(): Promise<number> {
    const today = this.clock.today();
    return this.work.run(async (tx) => {
      const last = await this.lastTold(tx, today);
      if (last === null) return 0;
      await this.catalogue.catchUp(tx);
      const begun = await tx.query<{ product_id: ProductId }[]>(BEGUN, [last, today]);
      const productIds = begun.map(({ product_id: id }) => id).filter((id) => this.catalogue.catalogue.hasProduct(id));
      const { events } = await this.lots.around(tx, { productIds }, () => Promise.resolve(), last);
      await this.log.append(tx, events);
      return productIds.length;
    });
  }

  /** The day until which it was told, which is today from now on; null if there is nothing to tell. */
  private async lastTold(tx: Tx, today: Day): Promise<Day | null> {
    // The first day that a database sees begins nothing: nobody waited for it.
    await tx.query('INSERT INTO day_turns (told_to) VALUES ($1) ON CONFLICT DO NOTHING', [today]);
    const [row] = await tx.query<{ last: Day }[]>('SELECT told_to::text AS last FROM day_turns WHERE told_to < $1 FOR UPDATE', [today]);
    if (!row) return null;
    await tx.query('UPDATE day_turns SET told_to = $1', [today]);
    return row.last;
  }
}
