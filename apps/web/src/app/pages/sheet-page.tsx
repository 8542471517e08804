import { PageHead } from '../layout/page-head';
import { useTranslation } from 'react-i18next';

export function SheetPage() {
  const { t } = useTranslation();
  return <PageHead title={t('sheet.title')} sub={t('sheet.sub')} />;
}
