import { backoffMs } from './backoff';
import { linkState } from './link-state';
import { ServerClock } from './server-clock';

const facts = { connected: true, offline: false, heardAt: 0, lagMs: null, behindMs: 0 };

describe('linkState', () => {
  it.each([
    [true, 0, 'live'],
    [true, 12_000, 'live'],
    [true, 12_001, 'late'],
    [true, 30_001, 'lost'],
    [false, 3_000, 'late'],
    [false, 12_001, 'lost'],
  ])('connected %p, silent for %p ms: %p', (connected, now, state) => {
    expect(linkState({ ...facts, connected, now }).state).toBe(state);
  });

  it('is late when a stream is not followed, however lively the connection', () => {
    expect(linkState({ ...facts, behindMs: 3_001, now: 0 })).toMatchObject({ state: 'late', silentMs: 3_001 });
  });

  it('is lost before the first word', () => {
    expect(linkState({ ...facts, connected: false, heardAt: null, now: 5 }).state).toBe('lost');
  });
});

describe('backoffMs', () => {
  it('grows, never passes 15 s and never falls under half of its ceiling', () => {
    expect(backoffMs(0, 0)).toBe(250);
    expect(backoffMs(2, 0.5)).toBe(1_500);
    expect(backoffMs(9, 0.999)).toBeLessThanOrEqual(2_000);
    expect(backoffMs(50, 0.999)).toBeLessThanOrEqual(15_000);
  });
});

describe('ServerClock', () => {
  it('believes the sample that travelled least', () => {
    let here = 1_000;
    const clock = new ServerClock(() => here);
    clock.sample(new Date(4_700).toISOString());
    here = 2_000;
    clock.sample(new Date(6_000).toISOString());
    here = 3_000;
    clock.sample(new Date(6_100).toISOString());
    expect(clock.read()).toBe(7_000);
  });

  it('ignores what is not a time', () => {
    const clock = new ServerClock(() => 42);
    clock.sample('soon');
    expect(clock.read()).toBe(42);
  });
});
