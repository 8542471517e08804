import { IconCopy, IconDots, IconLink, IconPencil, IconPin, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu, type MenuItem } from '../desk/menu';
import { showToast } from '../ui/toast-store';
import { NameDialog } from './name-dialog';
import type { SavedView, SavedViews } from './saved-views';
import styles from './views.module.css';

interface Props {
  saved: SavedViews;
  /** The open view, when it is one of the member's own. */
  own: SavedView | null;
  /** The name of the view that is open, '' for the whole list, null when what is asked has no name. */
  openName: string | null;
  isStart: boolean;
  onDuplicate: () => void;
}

const ICON = { className: 'i', size: 16, 'aria-hidden': true } as const;

/** What can be done with the open view: share its address, start with it, copy, rename and delete it. */
export function ViewActs({ saved, own, openName, isStart, onDuplicate }: Props) {
  const { t } = useTranslation();
  const [isNaming, setNaming] = useState(false);
  const share = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      showToast({ look: 'ok', title: t('views.shared'), detail: t('views.sharedHint') });
    } catch {
      // Without the clipboard's leave the address still stands in the browser's own bar.
      showToast({ look: 'plain', title: t('views.address'), detail: location.href });
    }
  };
  const remove = (view: SavedView) =>
    showToast({ look: 'ok', title: t('views.removed', { name: view.name }), undo: saved.remove(view.name) });
  const items: MenuItem[] = [
    { key: 'share', label: t('views.share'), icon: <IconLink {...ICON} />, onPick: () => void share() },
    ...(openName === null || isStart
      ? []
      : [{ key: 'start', label: t('views.start'), icon: <IconPin {...ICON} />, onPick: () => saved.startWith(openName) }]),
    ...(openName === null || openName === ''
      ? []
      : [{ key: 'duplicate', label: t('views.duplicate'), icon: <IconCopy {...ICON} />, onPick: onDuplicate }]),
    ...(own === null
      ? []
      : [
          { key: 'rename', label: t('views.rename'), icon: <IconPencil {...ICON} />, onPick: () => setNaming(true) },
          { key: 'remove', label: t('views.remove'), icon: <IconTrash {...ICON} />, onPick: () => remove(own) },
        ]),
  ];
  return (
    <>
      <Menu
        className={styles['acts']}
        startOpen={false}
        items={items}
        trigger={
          <>
            <IconDots {...ICON} />
            <span className="sr">{t('views.acts')}</span>
          </>
        }
      />
      {isNaming && own !== null && (
        <NameDialog
          title={t('views.rename')}
          start={own.name}
          onClose={() => setNaming(false)}
          onName={(name) => saved.rename(own.name, name)}
        />
      )}
    </>
  );
}
