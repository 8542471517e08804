import { ALERT_NOTICES } from './alert-notices';
import { AREA_NOTICES } from './area-notices';
import { CONTRACT_NOTICES } from './contract-notices';
import { DEAL_NOTICES } from './deal-notices';
import type { StreamEventName } from '../../events';
import type { Closing, NoticeEntry, NoticeRule, Told } from './notice-entry';

/** The one table: what an event on an organisation's stream tells it, and what it leaves nothing to answer of. */
export const NOTICE_TABLE: Readonly<Partial<Record<StreamEventName, NoticeEntry>>> = {
  ...DEAL_NOTICES,
  ...CONTRACT_NOTICES,
  ...AREA_NOTICES,
  ...ALERT_NOTICES,
};

/** Every kind of notice by its name. */
export const NOTICE_RULES: ReadonlyMap<string, NoticeRule<unknown>> = new Map(
  Object.values(NOTICE_TABLE).flatMap(({ tells }) => tells.map((rule) => [rule.rule, rule] as const)),
);

/** What one event of an organisation's stream means to it. */
export interface NoticesOfEvent {
  readonly closings: readonly Closing[];
  readonly told: readonly (Told & { readonly rule: NoticeRule<unknown> })[];
}

/** Reads an event of an organisation's own stream by the table; an event that is not in it means nothing. */
export function noticesOf(name: string, body: unknown, me: string): NoticesOfEvent {
  const entry = NOTICE_TABLE[name as StreamEventName];
  if (entry === undefined) return { closings: [], told: [] };
  const told = entry.tells.flatMap((rule) => {
    const read = rule.read(body, me);
    return read === null ? [] : [{ ...read, rule }];
  });
  return { closings: entry.closes(body, me), told };
}
