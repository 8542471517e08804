import { IconChevronDown } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NavItem } from '../navigation';

/** The words on the button: the open page's, when it is one of these. */
export function MoreTrigger({ items }: { items: readonly NavItem[] }) {
  const { t } = useTranslation();
  const at = useLocation().pathname;
  const current = items.find((item) => at.startsWith(item.to));
  return (
    <span aria-current={current === undefined ? undefined : 'page'}>
      {current === undefined ? t('nav.more') : t(`nav.${current.key}`)}
      <IconChevronDown className="i" size={14} aria-hidden="true" />
    </span>
  );
}
