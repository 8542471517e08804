import { DomainError } from '../shared/domain-error';
import { canonical } from '../shared/canonical';
import { type Instant, plusMs } from '../shared/instant';
import { checkedSettings, DEFAULT_SETTINGS, type MarketSettings } from './market-settings';

/** Settings from a moment on. A later version wins from its own moment on, also over an earlier one that would begin later. */
export interface SettingsVersion {
  readonly version: number;
  readonly from: Instant;
  readonly settings: MarketSettings;
}

/** A season: who changes a market next year decides next year. */
const AHEAD_MS_MAX = 400 * 86_400_000;

/** The version that holds at a moment; undefined while nobody has set anything. */
export function versionAt(timeline: readonly SettingsVersion[], at: Instant): SettingsVersion | undefined {
  return timeline.reduce<SettingsVersion | undefined>(
    (best, each) => (each.from <= at && (best === undefined || each.version > best.version) ? each : best),
    undefined,
  );
}

/** The settings that hold at a moment. */
export function settingsAt(timeline: readonly SettingsVersion[], at: Instant): MarketSettings {
  return versionAt(timeline, at)?.settings ?? DEFAULT_SETTINGS;
}

/** The newest version, if it has not begun yet. */
export function plannedAt(timeline: readonly SettingsVersion[], at: Instant): SettingsVersion | undefined {
  const newest = timeline.reduce<SettingsVersion | undefined>(
    (best, each) => (best && best.version > each.version ? best : each),
    undefined,
  );
  return newest && newest.from > at ? newest : undefined;
}

/**
 * Plans other settings from a moment on, with notice: nobody is surprised by a gate. A round that has begun ends as it began.
 *
 * @throws DomainError `market.change_in_past`, `market.notice_too_short`, `market.change_too_far_ahead`, what `checkedSettings` refuses,
 * `market.no_change` (in that order)
 */
export function planSettings(
  timeline: readonly SettingsVersion[],
  asked: { readonly settings: MarketSettings; readonly from: Instant },
  given: { readonly now: Instant; readonly noticeMs: number },
): SettingsVersion {
  requireNotice(asked.from, given, 'market.change_in_past', 'from');
  if (asked.from > plusMs(given.now, AHEAD_MS_MAX)) throw new DomainError('market.change_too_far_ahead', {}, 'from');
  const settings = checkedSettings(asked.settings);
  if (canonical(settings) === canonical(settingsAt(timeline, asked.from))) throw new DomainError('market.no_change', {});
  const newest = timeline.reduce((most, { version }) => Math.max(most, version), 0);
  return { version: newest + 1, from: asked.from, settings };
}

/** Refuses what begins in the past or sooner than people can be told. */
export function requireNotice(
  from: Instant,
  { now, noticeMs }: { readonly now: Instant; readonly noticeMs: number },
  past: 'market.change_in_past' | 'gate.in_past',
  field: string,
): void {
  if (from < now) throw new DomainError(past, {}, field);
  if (from < now + noticeMs) throw new DomainError('market.notice_too_short', { minutes: Math.ceil(noticeMs / 60_000) }, field);
}
