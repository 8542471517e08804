import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../auth/session';
import { formatInteger } from '../format/number';
import { addWords } from '../i18n/add-words';
import { useLanguage } from '../i18n/use-language';
import { views as words } from '../i18n/vi/views';
import { Button } from '../ui/button';
import { patiently } from '../parts/patiently';
import { NameDialog } from './name-dialog';
import { freeName, sameSearch, useSavedViews, type Search } from './saved-views';
import styles from './views.module.css';

addWords(words);

const ViewActs = lazy(patiently(() => import('./view-acts').then((module) => ({ default: module.ViewActs }))));

/** A view that comes with the page, for everybody or for one kind of organisation. */
export interface ReadyView {
  readonly key: string;
  readonly name: string;
  readonly search: Search;
}

interface Props {
  /** Names what is kept: one list, one word. */
  room: string;
  /** What the whole list is called. */
  all: string;
  /** What the address asks for the whole list, where that is more than nothing. */
  whole?: Search;
  search: Search;
  onOpen: (search: Search) => void;
  ready?: readonly ReadyView[];
  /** The ready view that this kind of member starts with, until the member chooses another. */
  startKey?: string;
  /** How many rows a view has, where that costs nothing to know. */
  count?: (search: Search) => number | undefined;
  /** What else can be done with the list as it stands, given the name of the member’s own view that is open. */
  children?: (viewName: string | undefined) => ReactNode;
}

/** The views of a list as a row of tabs: the whole, the ready ones, one's own. What the address asks is the view that is open. */
export function ViewTabs({ room, all, whole = {}, search, onOpen, ready = [], startKey, count, children }: Props) {
  const { t } = useTranslation();
  const { member } = useSession();
  const saved = useSavedViews(room, member.id);
  const [isNaming, setNaming] = useState(false);
  const tabs = [{ name: '', label: all, search: whole }, ...ready.map((one) => ({ ...one, label: one.name })), ...labelled(saved.views)];
  const open = tabs.find((tab) => sameSearch(tab.search, search));
  const start = tabs.find(({ name }) => name === (saved.start ?? ready.find(({ key }) => key === startKey)?.name ?? ''));
  useOpening(search, start?.search ?? {}, onOpen);
  const own = saved.views.find((view) => view.name === open?.name && !ready.some(({ name }) => name === view.name)) ?? null;
  return (
    <div className={styles['tabs']} role="group" aria-label={t('views.views')}>
      {tabs.map((tab) => (
        <button key={tab.name} type="button" className={styles['tab']} aria-pressed={tab === open} onClick={() => onOpen(tab.search)}>
          {tab.label}
          <Count n={count?.(tab.search)} />
        </button>
      ))}
      {open === undefined && (
        <Button look="quiet" size="small" onClick={() => setNaming(true)}>
          <IconPlus className="i" size={16} aria-hidden="true" />
          {t('views.save')}
        </Button>
      )}
      <Suspense fallback={<span className={styles['acts']} />}>
        <ViewActs
          saved={saved}
          own={own}
          openName={open?.name ?? null}
          isStart={open !== undefined && open === start}
          onDuplicate={() => saved.save({ name: freeName(open?.label ?? all, [...ready, ...saved.views]), search })}
        />
      </Suspense>
      {children?.(own?.name)}
      {isNaming && (
        <NameDialog title={t('views.save')} start="" onClose={() => setNaming(false)} onName={(name) => saved.save({ name, search })} />
      )}
    </div>
  );
}

const labelled = (views: readonly { name: string; search: Search }[]) => views.map((view) => ({ ...view, label: view.name }));

function Count({ n }: { n: number | undefined }) {
  const language = useLanguage();
  return n === undefined ? null : <span className={`n ${styles['count']}`}>{formatInteger(n, language)}</span>;
}

/** A page that is entered without a word in its address opens with the view chosen for that, once. */
function useOpening(search: Search, start: Search, onOpen: (search: Search) => void): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    if (sameSearch(search, {}) && !sameSearch(start, {})) onOpen(start);
  });
}
