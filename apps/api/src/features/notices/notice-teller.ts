import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@domain/events';
import type { Notice } from '@domain/notices/notice';
import type { OrganisationId } from '@domain/shared/ids';
import { databaseNow } from '../../platform/database/database-clock';
import type { Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import { DeliveryPlanner } from './delivery-planner';
import { NoticesQueries } from './notices.queries';

/** Says what has changed: on the organisation's stream, for the screens, and through the planner to whatever rings. The one place. */
@Injectable()
export class NoticeTeller {
  constructor(
    private readonly queries: NoticesQueries,
    private readonly planner: DeliveryPlanner,
    private readonly log: EventLog,
  ) {}

  async tell(tx: Tx, changed: readonly (readonly ['notice.sent' | 'notice.closed', Notice])[]): Promise<void> {
    await this.planner.plan(
      tx,
      changed.flatMap(([name, notice]) => (name === 'notice.sent' ? notice : [])),
    );
    const at = await databaseNow(tx);
    const events: DomainEvent[] = changed.map(([name, notice]) => ({
      name,
      at,
      organisationId: notice.organisationId,
      notice: this.queries.view(notice),
    }));
    await this.log.append(tx, events);
  }

  async tellSeen(tx: Tx, organisationId: OrganisationId, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.log.append(tx, [{ name: 'notice.seen', at: await databaseNow(tx), organisationId, ids }]);
  }
}
