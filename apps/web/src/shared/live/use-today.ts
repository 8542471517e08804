import { dayOf, type Day } from '../format/date';
import { useServerNow } from './live';

/** The calendar day in Vietnam by the server's clock. A minute late at midnight harms nobody. */
export function useToday(): Day {
  return dayOf(useServerNow(60_000));
}
