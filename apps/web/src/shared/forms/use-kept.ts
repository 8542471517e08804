import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraftKey, type DraftKey } from '../api/draft-key';
import type { Session } from '../api/views';
import { sessionQuery } from '../auth/session';
import { draftName, dropDraft, keepDraft, readDraft } from '../offline/kept-draft';
import { showToast } from '../ui/toast-store';
import { putOver, typedOver } from './typed-over';

/** Under which name a form keeps what is typed into it. */
export interface Keeping<T extends object> {
  /** Of the form, with the id of what it is about. */
  readonly as: string;
  /** Kept with whatever was changed: what it was changed from, for one. */
  readonly always?: readonly (keyof T)[];
  /** Said anew each time the form opens, by a price that was pressed for one: what was kept of it stays away. */
  readonly fresh?: readonly (keyof T)[];
  /** Secrets: never kept. */
  readonly never?: readonly (keyof T)[];
}

/** What the person is told of a draft that was found, and the way to be rid of it. */
export interface Found {
  /** When it had been typed; null when there was none. */
  readonly at: number | null;
  readonly discard: () => void;
}

export interface Kept<T extends object> {
  readonly found: Found;
  /** Of the draft: it outlives the page together with what was typed, so that what is sent again after a lost answer is done once. */
  readonly key: DraftKey;
  /** With every letter, not a moment later: a tab that is closed at once has kept the last one, too. */
  readonly keep: (typed: T) => void;
  /** It has arrived. */
  readonly sent: () => void;
}

interface Written<T> {
  readonly changed: Partial<T>;
  readonly key?: string;
}

/**
 * Keeps what is typed into a form in this browser, for this member of this organisation: after going back, a reload, a closed tab or an
 * ended session it stands there again, with the time at which it was typed, until it is sent or thrown away.
 */
export function useKept<T extends object>(keeping: Keeping<T>, start: T, restore: (typed: T) => void): Kept<T> {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const inner = useDraftKey();
  // As they were when the form opened: what is kept is measured against them.
  const [{ name, begun, always, fresh, never }] = useState(() => ({
    name: draftName(cache.getQueryData<Session | null>(sessionQuery.queryKey) ?? null, keeping.as),
    begun: start,
    always: keeping.always ?? [],
    fresh: keeping.fresh ?? [],
    never: keeping.never ?? [],
  }));
  const [at, setAt] = useState<number | null>(null);
  const changed = useRef<Partial<T>>({});
  const hasTyped = useRef(false);
  const latest = useRef({ restore, t });
  useEffect(() => {
    latest.current = { restore, t };
  });
  const write = useCallback(() => {
    const key = inner.known();
    if (Object.keys(changed.current).length === 0 && key === null) void dropDraft(name);
    else void keepDraft(name, { changed: changed.current, ...(key === null ? {} : { key }) });
  }, [inner, name]);
  useEffect(() => {
    let isGone = false;
    void readDraft<Written<T>>(name).then((kept) => {
      if (kept === null || isGone || hasTyped.current) return;
      const { key } = kept.typed;
      const back = without(kept.typed.changed, fresh);
      if (key !== undefined) inner.resume(key);
      if (Object.keys(back).length === 0) return;
      changed.current = back;
      latest.current.restore(putOver(begun, back));
      setAt(kept.at);
    });
    return () => {
      isGone = true;
    };
  }, [name, begun, fresh, inner]);
  const keep = useCallback(
    (typed: T) => {
      hasTyped.current = true;
      changed.current = without(typedOver(begun, typed, always), never);
      write();
    },
    [begun, always, never, write],
  );
  const sent = useCallback(() => {
    inner.renew();
    changed.current = {};
    setAt(null);
    void dropDraft(name);
  }, [inner, name]);
  const key = useMemo(() => tellingKey(inner, write), [inner, write]);
  const discard = useCallback(() => {
    const thrown = putOver(begun, changed.current);
    sent();
    latest.current.restore(begun);
    const undo = () => {
      latest.current.restore(thrown);
      keep(thrown);
    };
    showToast({ look: 'plain', title: latest.current.t('kept.gone'), undo });
  }, [begun, sent, keep]);
  return { found: useMemo(() => ({ at, discard }), [at, discard]), key, keep, sent };
}

function without<T extends object>(changed: Partial<T>, keys: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(Object.entries(changed).filter(([key]) => !keys.includes(key as keyof T))) as Partial<T>;
}

/** Tells when the key is made, so that it is kept before it is first sent. */
function tellingKey(inner: DraftKey, onMade: () => void): DraftKey {
  const current = () => {
    const isNew = inner.known() === null;
    const key = inner.current();
    if (isNew) onMade();
    return key;
  };
  return { ...inner, current };
}
