import { Injectable } from '@nestjs/common';
import { type Alert, ALERTS_MAX, type AlertTerms, alertTerms } from '@domain/alerts/alert';
import type { AlertHit, AlertLot } from '@domain/alerts/alert-events';
import { lotFitsAlert } from '@domain/alerts/lot-fits-alert';
import { mayTell, noteLots } from '@domain/alerts/tell-alert';
import { DomainError } from '@domain/shared/domain-error';
import type { Instant } from '@domain/shared/instant';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import type { KeptAlert } from './alert-row';
import { AlertsRepository } from './alerts.repository';
import { LotWords } from './lot-words';

/** Alerts that speak in one transaction of the sweep. */
const BATCH = 100;

/** Keeps what people asked to be told of, and tells them. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alerts: AlertsRepository,
    private readonly words: LotWords,
    private readonly ids: IdSource,
    private readonly log: EventLog,
  ) {}

  /** @throws DomainError as `alertTerms`; `alert.too_many` */
  async set({ organisationId, memberId }: Actor, terms: AlertTerms): Promise<Alert> {
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

  /** Holds lots that came or changed, as the public stream of their market tells them, against the alerts of that market. Safe to repeat. */
  async find(marketId: string, numbers: readonly number[]): Promise<void> {
    await this.work.run(async (tx) => {
      const kept = await this.alerts.lockFor(tx, marketId);
      if (kept.length === 0) return;
      const lots = await this.lotsOf(tx, marketId, numbers);
      const found = kept.flatMap((one) => this.noted(one, lots));
      await this.tell(tx, found);
    });
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

  /** What an alert is once it knows these lots; nothing when none is new to it. One's own lots are no news. */
  private noted({ alert, memory, newest }: KeptAlert, lots: readonly AlertLot[]): KeptAlert[] {
    const fits = lots.filter((lot) => lot.seller.id !== alert.organisationId && lotFitsAlert(alert, lot, this.words.of(lot)));
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

  private async lotsOf(tx: Tx, marketId: string, numbers: readonly number[]): Promise<AlertLot[]> {
    const rows = await tx.query<{ offer: AlertLot }[]>(
      `SELECT body -> 'offer' AS offer FROM events WHERE stream = 'market:' || $1::text AND number = ANY($2::bigint[]) ORDER BY number`,
      [marketId, numbers],
    );
    return rows.map(({ offer }) => offer);
  }
}

function hitOf({ alert, memory, newest }: KeptAlert, at: Instant): AlertHit[] {
  if (newest === null) return [];
  const { organisationId, memberId, id: alertId, name: alertName } = alert;
  return [{ name: 'alert.hit', at, organisationId, memberId, alertId, alertName, count: memory.fresh, lot: newest }];
}
