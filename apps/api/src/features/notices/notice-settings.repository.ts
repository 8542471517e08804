import { Injectable } from '@nestjs/common';
import { USUAL_SETTINGS, type NoticeSettings, type NoticeWay } from '@domain/notices/notice-settings';
import { NOTICE_TOPICS, type NoticeTopic } from '@domain/notices/topic';
import type { Tx } from '../../platform/database/unit-of-work';

/** One member in one organisation. */
export interface Someone {
  readonly memberId: string;
  readonly organisationId: string;
}

interface SettingsRow extends Someone {
  readonly pushed: readonly NoticeTopic[];
  readonly muted: readonly NoticeTopic[];
  readonly quietFromMin: number | null;
  readonly quietToMin: number | null;
  readonly urgentAnyway: boolean;
  readonly showsPrices: boolean;
}

/** Rows of how people want to be told. */
@Injectable()
export class NoticeSettingsRepository {
  /** Settings of these, the usual ones for who has chosen nothing; asked by `keyOf`. */
  async of(tx: Tx, people: readonly Someone[]): Promise<(someone: Someone) => NoticeSettings> {
    if (people.length === 0) return () => USUAL_SETTINGS;
    const rows = await tx.query<SettingsRow[]>(
      `SELECT member_id AS "memberId", organisation_id AS "organisationId", pushed, muted, quiet_from_min AS "quietFromMin",
              quiet_to_min AS "quietToMin", urgent_anyway AS "urgentAnyway", shows_prices AS "showsPrices"
       FROM notice_settings WHERE member_id = ANY($1::uuid[])`,
      [[...new Set(people.map(({ memberId }) => memberId))]],
    );
    const kept = new Map(rows.map((row) => [keyOf(row), settingsOf(row)]));
    return (someone) => kept.get(keyOf(someone)) ?? USUAL_SETTINGS;
  }

  async save(tx: Tx, { memberId, organisationId }: Someone, settings: NoticeSettings): Promise<void> {
    const topics = (way: NoticeWay): NoticeTopic[] => NOTICE_TOPICS.filter((topic) => settings.ways[topic] === way);
    await tx.query(
      `INSERT INTO notice_settings (member_id, organisation_id, pushed, muted, quiet_from_min, quiet_to_min, urgent_anyway, shows_prices)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (member_id, organisation_id) DO UPDATE SET pushed = excluded.pushed, muted = excluded.muted,
         quiet_from_min = excluded.quiet_from_min, quiet_to_min = excluded.quiet_to_min, urgent_anyway = excluded.urgent_anyway,
         shows_prices = excluded.shows_prices`,
      [
        memberId,
        organisationId,
        topics('push'),
        topics('none'),
        settings.quiet?.fromMin ?? null,
        settings.quiet?.toMin ?? null,
        settings.urgentAnyway,
        settings.showsPrices,
      ],
    );
  }
}

function keyOf({ memberId, organisationId }: Someone): string {
  return `${memberId} ${organisationId}`;
}

function settingsOf({ pushed, muted, quietFromMin, quietToMin, urgentAnyway, showsPrices }: SettingsRow): NoticeSettings {
  const wayOf = (topic: NoticeTopic): NoticeWay => {
    if (pushed.includes(topic)) return 'push';
    return muted.includes(topic) ? 'none' : 'page';
  };
  const ways = Object.fromEntries(NOTICE_TOPICS.map((topic) => [topic, wayOf(topic)])) as NoticeSettings['ways'];
  const quiet = quietFromMin === null || quietToMin === null ? null : { fromMin: quietFromMin, toMin: quietToMin };
  return { ways, quiet, urgentAnyway, showsPrices };
}
