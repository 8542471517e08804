import { Inject, Injectable } from '@nestjs/common';
import { afterTry } from '@domain/notices/delivery';
import type { TryOutcome } from '@domain/shared/try-outcome';
import { PUSH_FOR_MS, whenToPush } from '@domain/notices/when-to-push';
import type { Notice } from '@domain/notices/notice';
import { MANY, pushMessage, pushTogether, type PushMessage } from '@domain/across/notices/push-message';
import { type Instant, plusMs } from '@domain/shared/instant';
import { CHANNELS, type MessageChannel, type Receiver } from '../../platform/channels/message-channel';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { Metrics } from '../../platform/log/metrics';
import { DeliveriesRepository, type Claimed, type Settled } from './deliveries.repository';
import { isMeantFor } from './delivery-planner';
import { NoticeSettingsRepository } from './notice-settings.repository';
import { NoticesQueries } from './notices.queries';

/** Deliveries tried at once. */
const BATCH = 40;
const MS_PER_SECOND = 1_000;

/** What goes to one address at once, and the deliveries it settles. */
interface Parcel {
  readonly channel: MessageChannel;
  readonly addressId: string;
  readonly claimed: readonly Claimed[];
  readonly message: PushMessage;
  readonly keepUntil: Instant;
  readonly now: Instant;
}

/** Rings: takes what is due, thinks again whether it still is, tries, and writes down what came of it. Between two processes each try is one's alone. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly deliveries: DeliveriesRepository,
    private readonly settings: NoticeSettingsRepository,
    private readonly notices: NoticesQueries,
    private readonly metrics: Metrics,
    @Inject(CHANNELS) private readonly channels: readonly MessageChannel[],
  ) {}

  /** Answers how many were due; 0 when nothing is. A crash in the middle leaves them to be tried again a minute later. */
  async deliverDue(): Promise<number> {
    const { due, parcels } = await this.work.run(async (tx) => {
      const claimed = await this.deliveries.claim(tx, BATCH);
      return { due: claimed.length, parcels: await this.packed(tx, claimed) };
    });
    await Promise.all(parcels.map((parcel) => this.send(parcel)));
    return due;
  }

  /** Puts what still has to be told into parcels, one for each address; settles the rest. */
  private async packed(tx: Tx, claimed: readonly Claimed[]): Promise<Parcel[]> {
    if (claimed.length === 0) return [];
    const now = await databaseNow(tx);
    const notices = await this.notices.byIds(tx, [...new Set(claimed.map(({ noticeId }) => noticeId))]);
    const parcels: Parcel[] = [];
    for (const channel of this.channels) {
      const own = claimed.filter((one) => one.channel === channel.name);
      const receivers = await channel.reached(tx, [...new Set(own.map(({ addressId }) => addressId))]);
      const settingsOf = await this.settings.of(tx, receivers);
      const settled: Settled[] = [];
      const toTell = new Map<Receiver, { readonly claimed: Claimed; readonly notice: Notice }[]>();
      for (const one of own) {
        const receiver = receivers.find(({ addressId }) => addressId === one.addressId);
        const notice = notices.get(one.noticeId);
        if (receiver === undefined) settled.push(over(one, 'gone'));
        else if (notice?.level !== one.level || !isMeantFor(notice, receiver)) settled.push(over(one, 'dropped'));
        else {
          const when = whenToPush(notice, settingsOf(receiver), now);
          if (when === null) settled.push(over(one, 'dropped'));
          else if (when > now) settled.push({ ...over(one, 'waiting'), nextAt: when });
          else toTell.set(receiver, [...(toTell.get(receiver) ?? []), { claimed: one, notice }]);
        }
      }
      await this.deliveries.settle(tx, settled);
      for (const [receiver, news] of toTell) {
        const reader = { language: receiver.language, showsPrices: settingsOf(receiver).showsPrices };
        parcels.push(...parcelsOf({ channel, addressId: receiver.addressId, now }, news, (notice) => this.inWords(notice, reader)));
      }
    }
    return parcels;
  }

  private inWords(notice: Notice, reader: Parameters<typeof pushMessage>[2]): PushMessage {
    return pushMessage(notice, (kind, id) => this.notices.nameOf(kind, id), reader);
  }

  private async send({ channel, addressId, claimed, message, keepUntil, now }: Parcel): Promise<void> {
    const keepSeconds = Math.max(0, Math.ceil((keepUntil - now) / MS_PER_SECOND));
    const outcome = await channel.deliver(addressId, message, { isUrgent: message.needsAnswer, keepSeconds });
    this.metrics.deliveries.inc({ channel: channel.name, outcome: outcome.kind }, claimed.length);
    await this.work.run(async (tx) => {
      if (outcome.kind === 'gone') await channel.forget(tx, addressId);
      const at = await databaseNow(tx);
      await this.deliveries.settle(
        tx,
        claimed.map((one) => tried(one, outcome, at)),
      );
    });
  }
}

function over({ id, tries }: Claimed, state: Settled['state']): Settled {
  return { id, tries, state, nextAt: null, answer: null, isUntried: true };
}

function tried({ id, tries }: Claimed, outcome: TryOutcome, at: Instant): Settled {
  return { id, tries, answer: outcome.answer, isUntried: false, ...afterTry(outcome, tries, at) };
}

/** A few are told one by one, many as one. */
function parcelsOf(
  to: Pick<Parcel, 'channel' | 'addressId' | 'now'>,
  news: readonly { readonly claimed: Claimed; readonly notice: Notice }[],
  inWords: (notice: Notice) => PushMessage,
): Parcel[] {
  const single = news.map(({ claimed, notice }) => {
    const keepUntil = notice.answerBy ?? plusMs(notice.sentAt, PUSH_FOR_MS);
    return { ...to, claimed: [claimed], message: inWords(notice), keepUntil };
  });
  const [first] = single;
  if (first === undefined || single.length < MANY) return single;
  const keepUntil = single.reduce((latest, one) => (one.keepUntil > latest ? one.keepUntil : latest), first.keepUntil);
  return [{ ...to, claimed: news.map(({ claimed }) => claimed), message: pushTogether(single.map(({ message }) => message)), keepUntil }];
}
