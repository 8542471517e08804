import { Inject, Injectable } from '@nestjs/common';
import { permissionsOf } from '@domain/identity/role';
import { isAddressedTo } from '@domain/notices/addressed';
import type { Notice } from '@domain/notices/notice';
import { whenToPush } from '@domain/notices/when-to-push';
import { CHANNELS, type MessageChannel, type Receiver } from '../../platform/channels/message-channel';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import type { Tx } from '../../platform/database/unit-of-work';
import { DeliveriesRepository, type NewDelivery } from './deliveries.repository';
import { NoticeSettingsRepository } from './notice-settings.repository';

/** Whether a notice is meant for this receiver, as the list and its count have it. */
export function isMeantFor(notice: Notice, { kind, role, memberId }: Receiver): boolean {
  const permissions = permissionsOf(kind, role);
  return isAddressedTo(notice, (one) => permissions.includes(one), memberId);
}

/** Decides, in the transaction that tells a notice, whom it is to ring for besides. */
@Injectable()
export class DeliveryPlanner {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly settings: NoticeSettingsRepository,
    private readonly ids: IdSource,
    @Inject(CHANNELS) private readonly channels: readonly MessageChannel[],
  ) {}

  /** Notices that were told just now, or told again. */
  async plan(tx: Tx, told: readonly Notice[]): Promise<void> {
    const organisations = [...new Set(told.map(({ organisationId }) => organisationId))];
    if (organisations.length === 0) return;
    for (const channel of this.channels) {
      const receivers = await channel.receivers(tx, organisations);
      if (receivers.length === 0) continue;
      const settingsOf = await this.settings.of(tx, receivers);
      const now = await databaseNow(tx);
      const rows = told.flatMap((notice) =>
        receivers
          .filter((one) => one.organisationId === notice.organisationId && isMeantFor(notice, one))
          .flatMap(({ addressId, organisationId, memberId }): NewDelivery[] => {
            const nextAt = whenToPush(notice, settingsOf({ memberId, organisationId }), now);
            if (nextAt === null) return [];
            const { id: noticeId, level } = notice;
            return [{ id: this.ids.next(), noticeId, level, channel: channel.name, addressId, organisationId, memberId, nextAt }];
          }),
      );
      await this.deliveries.insert(tx, rows);
    }
  }
}
