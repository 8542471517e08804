import { instantToIso } from '../shared/instant';
import type { Gate } from './gates';
import type { MarketSettings } from './market-settings';
import type { SettingsVersion } from './timeline';

/** Lots that cannot wait, on the wire. */
export interface UrgentLaneView {
  readonly withinDays: number;
  readonly intervalMs: number;
}

/** How a market is run, on the wire. Times of day in Vietnam. */
export interface MarketSettingsView {
  readonly mode: 'continuous' | 'sessions';
  /** Continuous: rounds are at least so far apart. */
  readonly intervalMs: number | null;
  readonly gates: readonly string[];
  readonly closedDays: readonly string[];
  readonly urgent: UrgentLaneView | null;
  readonly standbyFromKg: number | null;
  /** How long both sides of a trade have to say yes. */
  readonly confirmWithinMs: number;
}

/** Settings that begin later. */
export interface PlannedSettingsView {
  readonly version: number;
  readonly from: string;
  readonly settings: MarketSettingsView;
}

/** A gate on the wire. */
export interface GateView {
  readonly closesAt: string;
  readonly kind: 'session' | 'extra';
}

/** Settings for everybody: there is nothing private in how a market is run. */
export function settingsView({ mode, ...shared }: MarketSettings): MarketSettingsView {
  if (mode.kind === 'continuous')
    return { mode: 'continuous', intervalMs: mode.intervalMs, gates: [], closedDays: [], urgent: null, ...shared };
  return { mode: 'sessions', intervalMs: null, gates: mode.gates, closedDays: mode.closedDays, urgent: mode.urgent, ...shared };
}

/** A planned change for everybody. */
export function plannedView({ version, from, settings }: SettingsVersion): PlannedSettingsView {
  return { version, from: instantToIso(from), settings: settingsView(settings) };
}

/** A gate for everybody. */
export function gateView({ closesAt, kind }: Gate): GateView {
  return { closesAt: instantToIso(closesAt), kind };
}
