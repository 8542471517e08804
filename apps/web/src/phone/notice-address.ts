import { addressOf, type Leading } from '../features/notices/notice-address';
import { pathOf } from './route';

/** What the phone can answer itself is answered here; the rest opens the desk's page. */
export function addressOnPhone(notice: Leading): string {
  if (notice.rule === 'trade.to_confirm' || notice.about.kind === 'standing_offer') return pathOf('mine');
  if (notice.rule === 'alert.price_reached' || notice.rule === 'alert.demand_found') return pathOf('prices');
  return notice.rule === 'call_off.to_approve' ? pathOf('call-offs') : addressOf(notice);
}
