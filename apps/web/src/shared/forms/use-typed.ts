import { useRef, useState } from 'react';
import { useKept, type Kept, type Keeping } from './use-kept';

export interface TypedForm<T extends object> extends Pick<Kept<T>, 'found' | 'key'> {
  readonly typed: T;
  /** Changes a part of what is typed. */
  readonly put: (change: Partial<T>) => void;
  /** It has arrived: the form stands as it began, or as it is said here. */
  readonly sent: (next?: T) => void;
}

/** What is typed into a form without a form library, kept in this browser until it is sent. */
export function useTyped<T extends object>(keeping: Keeping<T>, start: T): TypedForm<T> {
  const [begun] = useState(start);
  const [typed, type] = useState(begun);
  // Two changes of one moment are both in what is kept.
  const now = useRef(typed);
  const show = (next: T) => {
    now.current = next;
    type(next);
  };
  const kept = useKept(keeping, begun, show);
  const put = (change: Partial<T>) => {
    show({ ...now.current, ...change });
    kept.keep(now.current);
  };
  const sent = (next: T = begun) => {
    show(next);
    kept.sent();
  };
  return { typed, put, sent, found: kept.found, key: kept.key };
}
