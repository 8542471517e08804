import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../shared/desk/dialog';
import { Button } from '../../shared/ui/button';
import { DialogActs } from '../../shared/ui/dialog-acts';
import { TextField } from '../../shared/ui/text-field';
import { showToast } from '../../shared/ui/toast-store';
import type { LotFilter } from './lot-filter';
import styles from './lots.module.css';
import { sameFilter, type SavedView, type useSavedViews } from './saved-views';

interface Props {
  filter: LotFilter;
  saved: ReturnType<typeof useSavedViews>;
  onOpen: (filter: LotFilter) => void;
  /** What else can be done with the filter as it stands. */
  children: ReactNode;
}

/** Saved views as a row of links; the one that is open can be renamed and deleted, any filter can be saved. */
export function ViewTabs({ filter, saved, onOpen, children }: Props) {
  const { t } = useTranslation();
  const [naming, setNaming] = useState<'save' | 'rename' | null>(null);
  const open = saved.views.find((view) => sameFilter(view.filter, filter));
  const remove = (view: SavedView) =>
    showToast({ look: 'ok', title: t('lots.removed', { name: view.name }), undo: saved.remove(view.name) });
  const isAll = Object.keys(filter).every((key) => key === 'sort');
  return (
    <div className={styles['views']} role="group" aria-label={t('lots.views')}>
      <button type="button" className={styles['view']} aria-pressed={isAll} onClick={() => onOpen({})}>
        {t('lots.all')}
      </button>
      {saved.views.map((view) => (
        <button key={view.name} type="button" className={styles['view']} aria-pressed={view === open} onClick={() => onOpen(view.filter)}>
          {view.name}
        </button>
      ))}
      {open !== undefined && (
        <>
          <Button look="quiet" size="small" aria-label={t('lots.rename')} onClick={() => setNaming('rename')}>
            <IconPencil className="i" size={16} aria-hidden="true" />
          </Button>
          <Button look="quiet" size="small" aria-label={t('lots.remove')} onClick={() => remove(open)}>
            <IconTrash className="i" size={16} aria-hidden="true" />
          </Button>
        </>
      )}
      {open === undefined && !isAll && (
        <Button look="quiet" size="small" onClick={() => setNaming('save')}>
          <IconPlus className="i" size={16} aria-hidden="true" />
          {t('lots.save')}
        </Button>
      )}
      {children}
      {naming !== null && (
        <NameDialog
          start={naming === 'rename' ? (open?.name ?? '') : ''}
          onClose={() => setNaming(null)}
          onName={(name) => {
            if (naming === 'save') saved.save({ name, filter });
            else if (open !== undefined) saved.rename(open.name, name);
          }}
        />
      )}
    </div>
  );
}

function NameDialog({ start, onName, onClose }: { start: string; onName: (name: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(start);
  const done = () => {
    const given = name.normalize('NFC').trim().slice(0, 40);
    if (given !== '') onName(given);
    onClose();
  };
  return (
    <Dialog title={t('lots.save')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <TextField label={t('lots.saveName')} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
        <DialogActs>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" disabled={name.trim() === ''}>
            {t('lots.saveDo', { name: name.trim() })}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
