import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, formatMoment } from '../../shared/format/date';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button, buttonClass } from '../../shared/ui/button';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { Table } from '../../shared/ui/table';
import { TextField } from '../../shared/ui/text-field';
import { readAudit, type AuditEntry } from './api';
import styles from './people.module.css';

/** What was changed, by whom; for the operator everybody's. */
export function AuditPanel({ isOperator }: { isOperator: boolean }) {
  const { t } = useTranslation();
  const [typed, type] = useState({ subject: '', key: '' });
  const [asked, ask] = useState(typed);
  const audit = useInfiniteQuery({
    queryKey: ['people', 'audit', isOperator, asked],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) =>
      readAudit(isOperator, {
        ...(pageParam === null ? {} : { before: pageParam }),
        ...(asked.subject === '' ? {} : { subject: asked.subject.trim() }),
        ...(asked.key === '' ? {} : { key: asked.key.trim() }),
      }),
    getNextPageParam: (page) => page.next,
  });
  const rows = audit.data?.pages.flatMap((page) => page.items);
  const columns = ['at', 'who', 'what', 'change', 'sealed'] as const;
  return (
    <Panel
      title={t('people.audit.title')}
      note={
        <a className={buttonClass('quiet', 'small', false)} href="/api/v1/audit/export" download>
          {t('people.audit.download')}
        </a>
      }
    >
      <form
        className={styles['cards']}
        onSubmit={(event) => {
          event.preventDefault();
          ask(typed);
        }}
      >
        <div className={styles['row']}>
          <TextField
            label={t('people.audit.subject')}
            value={typed.subject}
            onChange={(event) => type({ ...typed, subject: event.target.value })}
          />
          <TextField label={t('people.audit.key')} value={typed.key} onChange={(event) => type({ ...typed, key: event.target.value })} />
          <Button type="submit">{t('people.audit.search')}</Button>
        </div>
      </form>
      <ListFaces
        query={{ data: rows, error: audit.error, isPending: audit.isPending, refetch: audit.refetch }}
        empty={<EmptyState title={t('people.audit.empty')}>{t('people.audit.emptyHint')}</EmptyState>}
      >
        {(items) => (
          <Table label={t('people.audit.title')} columns={columns.map((key) => ({ key, head: t(`people.audit.${key}`) }))}>
            {items.map((entry) => (
              <AuditRow key={entry.id} entry={entry} />
            ))}
          </Table>
        )}
      </ListFaces>
      {audit.hasNextPage && (
        <div className={styles['cards']}>
          <Button busy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {t('people.audit.more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const changed = Object.keys(entry.after ?? entry.before ?? {});
  const text = (side: Readonly<Record<string, unknown>> | null, name: string) => JSON.stringify(side?.[name] ?? null);
  const shown = entry.action === 'update' ? changed.map((name) => `${name}: ${text(entry.before, name)} → ${text(entry.after, name)}`) : [];
  return (
    <tr>
      <td className="n">{formatMoment(entry.at, dayOf(Date.now()), language)}</td>
      <td>
        {entry.memberName ?? t('people.audit.program')}
        {entry.organisationName !== null && (
          <>
            <br />
            <small className="second">{entry.organisationName}</small>
          </>
        )}
      </td>
      <td>
        {t(`people.audit.actions.${entry.action as 'insert'}`)} {entry.subject}
        <br />
        <small className="second">{entry.key}</small>
      </td>
      <td className={styles['change']}>{shown.join('; ')}</td>
      <td className="n">{entry.place === null ? '…' : `#${entry.place} ${entry.hash?.slice(0, 8) ?? ''}`}</td>
    </tr>
  );
}
