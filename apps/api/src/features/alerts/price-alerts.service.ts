import { Injectable } from '@nestjs/common';
import { asksTheSame, PRICE_ALERTS_MAX, type PriceAlert, type PriceAlertTerms, type PriceNow } from '@domain/alerts/price-alert';
import type { PriceReached } from '@domain/alerts/alert-events';
import { hearPrice, pausePriceAlert, resumePriceAlert, watchPrice } from '@domain/alerts/watch-price';
import { roundPrice } from '@domain/market-data/round-price';
import { DomainError } from '@domain/shared/domain-error';
import type { Instant } from '@domain/shared/instant';
import type { RoundPrice } from '@domain/across/views/view-types';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { ClearingQueries } from '../clearing/clearing.queries';
import { type GradePrice, type KeptPriceAlert, PriceAlertsRepository } from './price-alerts.repository';

/** Alerts that a round moves in one transaction: their organisations' streams are held no longer than that. */
const BATCH = 200;

/** A grade that no round priced for so long has no price to start from. */
const ROUNDS_BACK = 50;

interface PricedRound {
  readonly number: number;
  readonly prices: readonly RoundPrice[];
}

/** Keeps the prices that people watch, and tells them. */
@Injectable()
export class PriceAlertsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alerts: PriceAlertsRepository,
    private readonly catalogue: CatalogueQueries,
    private readonly rounds: ClearingQueries,
    private readonly ids: IdSource,
    private readonly log: EventLog,
  ) {}

  /** @throws DomainError `market.unknown`, `price_alert.exists`, `alert.too_many`, `alert.on_behalf` */
  async set({ organisationId, memberId, staffOf }: Actor, terms: PriceAlertTerms): Promise<KeptPriceAlert> {
    if (staffOf !== null) throw new DomainError('alert.on_behalf', {});
    return this.work.run(async (tx) => {
      await this.alerts.lockMember(tx, memberId);
      const kept = await this.alerts.of(tx, organisationId, memberId);
      if (kept.some((one) => asksTheSame(one, terms))) throw new DomainError('price_alert.exists', {}, 'vndPerKg');
      if (kept.length >= PRICE_ALERTS_MAX) throw new DomainError('alert.too_many', { most: PRICE_ALERTS_MAX });
      const alert = watchPrice({ ...terms, id: this.ids.next(), organisationId, memberId }, await this.priceNow(terms));
      await this.alerts.insert(tx, alert);
      return { ...alert, toldAt: null, toldVndPerKg: null };
    });
  }

  async mine({ organisationId, memberId }: Actor): Promise<KeptPriceAlert[]> {
    return this.work.run((tx) => this.alerts.of(tx, organisationId, memberId));
  }

  /** @throws DomainError `price_alert.not_found`, `price_alert.wrong_state` */
  async pause(actor: Actor, id: string): Promise<KeptPriceAlert> {
    return this.move(actor, id, (alert) => Promise.resolve(pausePriceAlert(alert)));
  }

  /** @throws DomainError `price_alert.not_found`, `price_alert.wrong_state` */
  async resume(actor: Actor, id: string): Promise<KeptPriceAlert> {
    return this.move(actor, id, async (alert) => resumePriceAlert(alert, await this.priceNow(alert)));
  }

  /** @throws DomainError `price_alert.not_found` */
  async remove({ organisationId, memberId }: Actor, id: string): Promise<void> {
    await this.work.run(async (tx) => {
      if (!(await this.alerts.lock(tx, { id, organisationId, memberId }))) throw new DomainError('price_alert.not_found', {});
      await this.alerts.remove(tx, id);
    });
  }

  /** Rounds of a market as its public stream tells them, in their order. Safe to repeat. Answers how many alerts they moved. */
  async hear(marketId: string, numbers: readonly number[]): Promise<number> {
    let moved = 0;
    for (const round of await this.work.run((tx) => this.roundsOf(tx, marketId, numbers))) {
      const prices = pricesOf(round.prices);
      if (prices.length === 0) continue;
      for (let step = BATCH; step === BATCH; moved += step) step = await this.step(marketId, round.number, prices);
    }
    return moved;
  }

  async forgetTheGone(): Promise<void> {
    await this.work.run((tx) => this.alerts.forgetTheGone(tx));
  }

  /** Moves some of what a round's prices have passed. Answers how many it looked at; as many as fit when there may be more. */
  private async step(marketId: string, roundNumber: number, prices: readonly GradePrice[]): Promise<number> {
    return this.work.run(async (tx) => {
      const passed = await this.alerts.lockPassed(tx, { marketId, roundNumber, prices }, BATCH);
      const heard = passed.flatMap(({ price, ...alert }) => {
        const after = hearPrice(alert, price, roundNumber);
        return after === null ? [] : { alert: after.alert, vndPerKg: after.tells ? price : null };
      });
      if (heard.length === 0) return 0;
      const now = await databaseNow(tx);
      await this.alerts.save(tx, heard, now);
      const told = heard.flatMap(({ alert, vndPerKg }) => (vndPerKg === null ? [] : this.reached(alert, vndPerKg, now)));
      if (told.length > 0) await this.log.append(tx, told);
      return passed.length;
    });
  }

  private reached(alert: PriceAlert, vndPerKg: PriceReached['vndPerKg'], at: Instant): PriceReached {
    const { id: alertId, organisationId, memberId, marketId, gradeId, direction, roundNumber } = alert;
    const grades = this.catalogue.products().find(({ id }) => id === marketId)?.grades ?? [];
    const found = grades.find(({ id }) => id === gradeId);
    const grade = found === undefined ? null : { vi: found.nameVi, en: found.nameEn };
    return {
      name: 'alert.price_reached',
      ...{ at, organisationId, memberId, alertId, marketId, gradeId, grade, direction, roundNumber, vndPerKg },
    };
  }

  private async move(
    { organisationId, memberId }: Actor,
    id: string,
    moved: (alert: PriceAlert) => Promise<PriceAlert>,
  ): Promise<KeptPriceAlert> {
    return this.work.run(async (tx) => {
      const kept = await this.alerts.lock(tx, { id, organisationId, memberId });
      if (!kept) throw new DomainError('price_alert.not_found', {});
      const alert = await moved(kept);
      await this.alerts.save(tx, [{ alert, vndPerKg: null }], await databaseNow(tx));
      return { ...kept, ...alert };
    });
  }

  /** The last round of the market, and the newest published price. @throws DomainError `market.unknown` */
  private async priceNow({ marketId, gradeId }: PriceAlertTerms): Promise<PriceNow> {
    const rounds = await this.rounds.page(marketId, null, ROUNDS_BACK);
    const prices = rounds.map((round) => roundPrice(round.prices, gradeId));
    return { roundNumber: rounds[0]?.number ?? 0, vndPerKg: prices.find((price) => price !== null) ?? null };
  }

  private async roundsOf(tx: Tx, marketId: string, numbers: readonly number[]): Promise<PricedRound[]> {
    return tx.query<PricedRound[]>(
      `SELECT (body -> 'round' ->> 'number')::integer AS number, body -> 'round' -> 'prices' AS prices FROM events
       WHERE stream = 'market:' || $1::text AND number = ANY($2::bigint[]) ORDER BY events.number`,
      [marketId, numbers],
    );
  }
}

/** Of each grade that was priced, and of all of them together. */
function pricesOf(prices: readonly RoundPrice[]): GradePrice[] {
  const grades = [null, ...new Set(prices.map(({ gradeId }) => gradeId))];
  return grades.flatMap((gradeId) => {
    const vndPerKg = roundPrice(prices, gradeId);
    return vndPerKg === null ? [] : { gradeId, vndPerKg };
  });
}
