import type { Type } from '@nestjs/common';
import { AlertFollower } from './features/alerts/alert-follower';
import { PriceFollower } from './features/alerts/price-follower';
import { RoundScheduler } from './features/clearing/round-scheduler';
import type { Subscriber } from './platform/event-log/relay';

/** Who turns events of the market streams into work. Each names the events it wants on itself. */
export const SUBSCRIPTIONS: readonly Type<Subscriber>[] = [RoundScheduler, AlertFollower, PriceFollower];
