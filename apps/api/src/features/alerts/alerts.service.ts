import { Injectable } from '@nestjs/common';
import { type Alert, type AlertKind, ALERTS_MAX, type AlertTerms, alertTerms } from '@domain/alerts/alert';
import type { AlertHit, AlertLot, DemandFound } from '@domain/alerts/alert-events';
import type { FoundOrder } from '@domain/alerts/order-fits-alert';
import { mayTell, noteLots } from '@domain/alerts/tell-alert';
import { DomainError } from '@domain/shared/domain-error';
import type { Instant } from '@domain/shared/instant';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import type { KeptAlert } from './alert-row';
import { AlertFinder, type MarketNews } from './alert-finder';
import { type AlertsAsk, AlertsRepository } from './alerts.repository';

/** Alerts that speak in one transaction of the sweep. */
const BATCH = 100;

/** Alerts that are held against news in one transaction. */
const PAGE = 500;

/** Keeps what people asked to be told of, and tells them. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alerts: AlertsRepository,
    private readonly finder: AlertFinder,
    private readonly ids: IdSource,
    private readonly log: EventLog,
  ) {}

  /** @throws DomainError as `alertTerms`; `alert.too_many`, `alert.on_behalf` */
  async set({ organisationId, memberId, staffOf }: Actor, terms: AlertTerms): Promise<Alert> {
    if (staffOf !== null) throw new DomainError('alert.on_behalf', {});
    const alert: Alert = { ...alertTerms(terms), id: this.ids.next(), organisationId, memberId };
    return this.work.run(async (tx) => {
      if ((await this.alerts.lockCount(tx, alert)) >= ALERTS_MAX) throw new DomainError('alert.too_many', { most: ALERTS_MAX });
      await this.alerts.insert(tx, alert);
      return alert;
    });
  }

  async mine({ organisationId, memberId }: Actor): Promise<Alert[]> {
    return this.work.run((tx) => this.alerts.of(tx, organisationId, memberId));
  }

  /** @throws DomainError `alert.not_found` */
  async remove({ organisationId, memberId }: Actor, id: string): Promise<void> {
    await this.work.run(async (tx) => {
      if (!(await this.alerts.remove(tx, { id, organisationId, memberId }))) throw new DomainError('alert.not_found', {});
    });
  }

  /**
   * Holds lots and orders that came or changed, as the public stream of their market tells them, against the alerts of that market, so many
   * at a time; only those that something fits are held, and written. Safe to repeat.
   */
  async find(marketId: string, numbers: readonly number[]): Promise<void> {
    const news = await this.finder.read(marketId, numbers);
    const kinds: AlertKind[] = [
      ...(news.lots.length > 0 ? ['lots' as const] : []),
      ...(news.orders.length > 0 ? ['demands' as const] : []),
    ];
    if (kinds.length === 0) return;
    let after: string | null = null;
    do {
      const ask: AlertsAsk = { marketId, kinds, after, limit: PAGE };
      const page: readonly Alert[] = await this.work.run((tx) => this.findIn(tx, news, ask));
      after = page.length < PAGE ? null : (page.at(-1)?.id ?? null);
    } while (after !== null);
  }

  /** Tells what alerts have found while they were silent. Answers how many spoke. */
  async tellDue(): Promise<number> {
    return this.work.run(async (tx) => {
      const due = await this.alerts.lockDue(tx, BATCH);
      await this.tell(tx, due);
      return due.length;
    });
  }

  async forgetTheGone(): Promise<void> {
    await this.work.run((tx) => this.alerts.forgetTheGone(tx));
  }

  private async findIn(tx: Tx, news: MarketNews, ask: AlertsAsk): Promise<readonly Alert[]> {
    const page = await this.alerts.page(tx, ask);
    const fitting = page.filter((alert) => this.finder.fits(alert, news).length > 0).map(({ id }) => id);
    if (fitting.length > 0) {
      const kept = await this.alerts.lock(tx, fitting);
      await this.tell(
        tx,
        kept.flatMap((one) => this.noted(one, news)),
      );
    }
    return page;
  }

  /** What an alert is once it knows these; nothing when none is new to it. */
  private noted({ alert, memory, newest }: KeptAlert, news: MarketNews): KeptAlert[] {
    const fits = this.finder.fits(alert, news);
    const noted = noteLots(
      memory,
      fits.map(({ id }) => id),
    );
    if (noted === null) return [];
    const last = noted.newIds.at(-1);
    return [{ alert, memory: noted.memory, newest: fits.find(({ id }) => id === last) ?? newest }];
  }

  private async tell(tx: Tx, found: readonly KeptAlert[]): Promise<void> {
    if (found.length === 0) return;
    const now = await databaseNow(tx);
    const speaking = found.filter(({ memory }) => mayTell(memory, now));
    const silent = found.filter(({ memory }) => !mayTell(memory, now));
    await this.alerts.save(tx, [...silent, ...speaking.map((one) => ({ ...one, memory: { ...one.memory, fresh: 0, toldAt: now } }))]);
    const hits = speaking.flatMap((one) => hitOf(one, now));
    if (hits.length > 0) await this.log.append(tx, hits);
  }
}

function hitOf({ alert, memory, newest }: KeptAlert, at: Instant): (AlertHit | DemandFound)[] {
  if (newest === null) return [];
  const { organisationId, memberId, id: alertId, name: alertName } = alert;
  const who = { at, organisationId, memberId, alertId, alertName, count: memory.fresh };
  // What was found is of the alert's kind, which never changes.
  return alert.kind === 'lots'
    ? [{ name: 'alert.hit', ...who, lot: newest as AlertLot }]
    : [{ name: 'alert.demand_found', ...who, order: newest as FoundOrder }];
}
