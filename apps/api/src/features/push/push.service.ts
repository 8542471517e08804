import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { generateRequestDetails } from 'web-push';
import type { PushMessage } from '@domain/across/notices/push-message';
import type { TryOutcome } from '@domain/shared/try-outcome';
import type { Hurry, MessageChannel, Receiver } from '../../platform/channels/message-channel';
import { ENV } from '../../platform/config/config.module';
import type { Env } from '../../platform/config/env';
import type { Tx } from '../../platform/database/unit-of-work';
import { DevicesRepository } from './devices.repository';
import { sendPush, type PushRequest } from './push-request';

/** The channel to devices: Web Push (RFC 8030), encrypted for the browser alone (RFC 8291), signed by this site (RFC 8292). */
@Injectable()
export class PushService implements MessageChannel {
  readonly name = 'push';

  constructor(
    private readonly source: DataSource,
    private readonly devices: DevicesRepository,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async receivers(tx: Tx, organisationIds: readonly string[]): Promise<Receiver[]> {
    return this.env.pushKeys === undefined ? [] : this.devices.ofOrganisations(tx, organisationIds);
  }

  async reached(tx: Tx, addressIds: readonly string[]): Promise<Receiver[]> {
    return this.env.pushKeys === undefined ? [] : this.devices.reached(tx, addressIds);
  }

  async deliver(addressId: string, message: PushMessage, hurry: Hurry): Promise<TryOutcome> {
    const [device] = await this.devices.addresses(this.source.manager, [addressId]);
    if (device === undefined) return { kind: 'gone', answer: null };
    const request = this.requestFor(device, message, hurry);
    // Keys that no message can be encrypted for: whoever made them up reads nothing.
    if (request === null) return { kind: 'gone', answer: null };
    const own = this.env.pushTestOrigin;
    return sendPush(request, own !== undefined && device.endpoint.startsWith(`${own}/`));
  }

  async forget(tx: Tx, addressId: string): Promise<void> {
    await this.devices.forget(tx, addressId);
  }

  private requestFor(
    { endpoint, p256dh, auth }: { endpoint: string; p256dh: string; auth: string },
    message: PushMessage,
    { isUrgent, keepSeconds }: Hurry,
  ): PushRequest | null {
    const { pushKeys, securityContact } = this.env;
    if (pushKeys === undefined) return null;
    try {
      const { headers, body } = generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
        vapidDetails: { subject: securityContact, ...pushKeys },
        contentEncoding: 'aes128gcm',
        TTL: keepSeconds,
        urgency: isUrgent ? 'high' : 'normal',
        // One that has not arrived yet gives way to the next about the same thing.
        topic: message.id.replaceAll('-', ''),
      });
      return { endpoint, headers, body };
    } catch {
      return null;
    }
  }
}
