import { Injectable } from '@nestjs/common';
import { noticeSettings, type NoticeSettings } from '@domain/notices/notice-settings';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Actor } from '../../platform/http/actor';
import { NoticeSettingsRepository } from './notice-settings.repository';

/** How each member wants to be told. */
@Injectable()
export class NoticeSettingsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly settings: NoticeSettingsRepository,
  ) {}

  async mine(actor: Actor): Promise<NoticeSettings> {
    return this.work.run(async (tx) => (await this.settings.of(tx, [actor]))(actor));
  }

  /** @throws DomainError `quiet_hours.invalid` */
  async keep(actor: Actor, asked: NoticeSettings): Promise<NoticeSettings> {
    const kept = noticeSettings(asked);
    await this.work.run((tx) => this.settings.save(tx, actor, kept));
    return kept;
  }
}
