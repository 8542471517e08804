import { NoticeList } from '../features/notices/notice-list';
import { addressOnPhone } from './notice-address';
import { go, pathOf, screens } from './route';

const follow = (address: string): boolean => {
  const screen = screens.find((one) => pathOf(one) === address);
  if (screen === undefined) return false;
  go(screen);
  return true;
};

/** What the organisation was told, newest first. */
export function NoticesScreen() {
  return <NoticeList addressOf={addressOnPhone} go={follow} />;
}
