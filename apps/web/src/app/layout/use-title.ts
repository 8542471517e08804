import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the browser's tab: the page first, then the product. */
export function useTitle(page: string): void {
  const { t } = useTranslation();
  const brand = t('brand');
  useEffect(() => {
    document.title = `${page} · ${brand}`;
  }, [page, brand]);
}
