import { stateTable } from './state-table';

export type StandingState = 'active' | 'paused' | 'ended';

/** The life of something that repeats. Days that fall due while it is paused are passed over, by name. */
export const STANDING_STATES = stateTable<StandingState>('standing', {
  active: ['paused', 'ended'],
  paused: ['active', 'ended'],
  ended: [],
});
