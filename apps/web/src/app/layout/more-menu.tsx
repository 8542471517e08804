import { useLocation, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Menu } from '../../shared/desk/menu';
import type { NavItem } from '../navigation';
import { MoreTrigger } from './more-trigger';

/** The places that the bar has no room for. */
export function MoreMenu({
  items,
  className,
  startOpen,
}: {
  items: readonly NavItem[];
  className: string | undefined;
  startOpen: boolean;
}) {
  const { t } = useTranslation();
  const router = useRouter();
  const at = useLocation().pathname;
  return (
    <Menu
      className={className}
      startOpen={startOpen}
      trigger={<MoreTrigger items={items} />}
      items={items.map((item) => ({
        key: item.key,
        label: t(`nav.${item.key}`),
        icon: <item.icon size={18} stroke={1.75} aria-hidden="true" />,
        isCurrent: at.startsWith(item.to),
        onPick: () => void router.navigate({ to: item.to }),
      }))}
    />
  );
}
