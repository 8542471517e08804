import { browserTabs } from '@live/browser-tabs';
import { machineClockwork } from '@live/clockwork';
import { sharedConnections } from '@live/shared-connections';
import { socketIoConnections } from '@live/socket-io-connection';
import type { OpenConnection } from '@live/transport';

const joined = new Map<string, OpenConnection>();

/** One socket for all tabs in which the same person acts for the same organisation; where tabs cannot talk, one for each. */
export function tabConnections(who: string): OpenConnection {
  const open = joined.get(who) ?? join(`mua-vu-live:${who}`);
  joined.set(who, open);
  return open;
}

function join(name: string): OpenConnection {
  const own = socketIoConnections('', {});
  // Locks are there on https and on this machine only.
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') return own;
  return sharedConnections(own, browserTabs(name, navigator.locks, new BroadcastChannel(name)), machineClockwork).open;
}
