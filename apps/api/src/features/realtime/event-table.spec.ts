import { DOMAIN_EVENT_NAMES } from '@domain/events';
import { MARKET_EVENTS, ORGANISATION_EVENTS } from './event-table';

test('every event is declared on some stream, so that no feature can publish what AsyncAPI does not say', () => {
  const declared = new Set([...Object.keys(MARKET_EVENTS), ...Object.keys(ORGANISATION_EVENTS)]);
  expect(DOMAIN_EVENT_NAMES.filter((name) => !declared.has(name))).toEqual([]);
});
