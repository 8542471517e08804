import { addressOf, type Notice } from '../features/notices/api';
import { NoticeList } from '../features/notices/notice-list';
import { go, pathOf, screens } from './route';

/** What the phone can answer itself is answered here; the rest opens the desk's page. */
const onPhone = (notice: Notice): string => {
  if (notice.rule === 'trade.to_confirm') return pathOf('mine');
  return notice.rule === 'call_off.to_approve' ? pathOf('call-offs') : addressOf(notice);
};

const follow = (address: string): boolean => {
  const screen = screens.find((one) => pathOf(one) === address);
  if (screen === undefined) return false;
  go(screen);
  return true;
};

/** What the organisation was told, newest first. */
export function NoticesScreen() {
  return <NoticeList addressOf={onPhone} go={follow} />;
}
