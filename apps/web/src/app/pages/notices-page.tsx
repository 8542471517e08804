import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AlertList } from '../../features/alerts/alert-list';
import { addressOf } from '../../features/notices/notice-address';
import { NoticeList } from '../../features/notices/notice-list';
import { PageHead } from '../layout/page-head';
import { addressOfAlert } from './alert-terms';

/** What the organisation was told, each with the way to where it is answered. */
export function NoticesPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const go = (address: string) => {
    void router.navigate({ href: address });
    return true;
  };
  return (
    <>
      <PageHead title={t('notice.title')} />
      <NoticeList addressOf={addressOf} go={go} />
      <AlertList addressOf={addressOfAlert} go={go} />
    </>
  );
}
