import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/refusal';
import { useLanguage } from '../i18n/use-language';
import { Button } from './button';
import styles from './faces.module.css';

/** The shape of what is coming. Shows only after 300 ms: a flash says less than nothing. */
export function Skeleton({ lines }: { lines: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles['skeleton']} role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} style={{ width: `${92 - ((line * 23) % 40)}%` }} />
      ))}
    </div>
  );
}

interface EmptyProps {
  title: string;
  children: ReactNode;
  action?: ReactNode;
  /** When it is all that the page has, its title is the page's. */
  isPage?: boolean;
}

/** Why there is nothing, and what to do about it. */
export function EmptyState({ title, children, action, isPage = false }: EmptyProps) {
  return (
    <div className={styles['empty']}>
      {isPage ? <h1>{title}</h1> : <p className={styles['title']}>{title}</p>}
      <p>{children}</p>
      {action !== undefined && <div className={styles['act']}>{action}</div>}
    </div>
  );
}

interface NoteProps {
  error: unknown;
  /** What failed, in the words of the button that was pressed. */
  title?: string;
  onRetry?: () => void;
  flush?: boolean;
}

/** What failed, why, what is safe, and one thing to do. */
export function RefusalNote({ error, title, onRetry, flush = false }: NoteProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const refusal = error instanceof Refusal ? error : null;
  return (
    <div className={`${styles['refusal']} ${flush ? styles['flush'] : ''}`} role="alert">
      <IconAlertCircle className="i" size={18} aria-hidden="true" />
      <div>
        <b>{title ?? t('failed.title')}</b>
        {refusal === null ? t('failed.server') : refusal.isSignedOut ? t('failed.signedOut') : refusal.sentence(language)}
        {refusal?.problem.requestId != null && <small> {t('requestId', { id: refusal.problem.requestId })}</small>}
      </div>
      {onRetry !== undefined && (
        <Button size="small" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}

interface ListQuery<T> {
  data: readonly T[] | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

interface ListProps<T> {
  query: ListQuery<T>;
  empty: ReactNode;
  lines?: number;
  children: (rows: readonly T[]) => ReactNode;
}

/** The four faces of every list: waiting, failed, empty, full. What was read before stays in sight while it is read again. */
export function ListFaces<T>({ query, empty, lines = 4, children }: ListProps<T>) {
  if (query.data !== undefined) return query.data.length === 0 ? empty : children(query.data);
  if (query.isPending) return <Skeleton lines={lines} />;
  return <RefusalNote error={query.error} onRetry={() => void query.refetch()} />;
}
