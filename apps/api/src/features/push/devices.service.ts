import { Inject, Injectable } from '@nestjs/common';
import { DEVICES_MAX, pushAddress, type PushAddress } from '@domain/push/push-device';
import { DomainError } from '@domain/shared/domain-error';
import type { Language } from '@domain/shared/refusal-codes';
import { IdSource } from '../../platform/clock/id-source';
import { ENV } from '../../platform/config/config.module';
import type { Env } from '../../platform/config/env';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import type { Actor } from '../../platform/http/actor';
import { DevicesRepository, type ListedDevice } from './devices.repository';

/** The session on whose device it is turned on. */
export interface OnDevice {
  readonly sessionId: string;
  readonly device: string;
}

/** Which devices of a member ring. */
@Injectable()
export class DevicesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly devices: DevicesRepository,
    private readonly ids: IdSource,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** The key by which push services know this site; null: no device rings here. */
  get publicKey(): string | null {
    return this.env.pushKeys?.publicKey ?? null;
  }

  /** Turns this device on for as long as its session lasts. @throws DomainError `push.off`, `push.on_behalf`, `push.endpoint_taken`, and those of `pushAddress` */
  async turnOn(actor: Actor, on: OnDevice, asked: PushAddress & { readonly language: Language }): Promise<string> {
    if (this.publicKey === null) throw new DomainError('push.off', {});
    if (actor.staffOf !== null) throw new DomainError('push.on_behalf', {});
    const address = pushAddress(asked, this.env.pushTestOrigin ?? null);
    const { memberId, organisationId } = actor;
    return this.asSelf(async (tx) => {
      await this.devices.lockMember(tx, memberId);
      const row = { id: this.ids.next(), memberId, organisationId, language: asked.language, ...on, ...address };
      const id = await this.devices.save(tx, row);
      if (id === null) throw new DomainError('push.endpoint_taken', {}, 'endpoint');
      await this.devices.keepNewest(tx, memberId, DEVICES_MAX);
      return id;
    });
  }

  async list({ memberId, organisationId }: Actor): Promise<ListedDevice[]> {
    return this.asSelf((tx) => this.devices.ofMember(tx, memberId, organisationId));
  }

  /** @throws DomainError `push_device.not_found` */
  async turnOff({ memberId }: Actor, id: string): Promise<void> {
    const removed = await this.asSelf((tx) => this.devices.remove(tx, memberId, id));
    if (!removed) throw new DomainError('push_device.not_found', {});
  }

  /** Lets go of devices whose session is over. They have been silent since it was. */
  async forgetTheGone(): Promise<void> {
    await this.work.run((tx) => this.devices.forgetTheGone(tx));
  }

  private asSelf<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
    return asProgram('a member turns devices on and off', () => this.work.run(act));
  }
}
