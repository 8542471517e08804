import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../../shared/ui/button';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { SelectField } from '../../shared/ui/select-field';
import { TextField } from '../../shared/ui/text-field';
import { readAudit } from './api';
import { subjectOptions } from './audit-subject';
import { AuditTable } from './audit-table';
import styles from './people.module.css';

/** What was changed, by whom; for the operator everybody's. */
export function AuditPanel({ isOperator }: { isOperator: boolean }) {
  const { t } = useTranslation();
  const [typed, type] = useState({ subject: '', key: '', action: '' });
  const [asked, ask] = useState(typed);
  const audit = useInfiniteQuery({
    queryKey: ['people', 'audit', isOperator, asked],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) =>
      readAudit(isOperator, {
        ...(pageParam === null ? {} : { before: pageParam }),
        ...(asked.subject === '' ? {} : { subject: asked.subject }),
        ...(asked.key === '' ? {} : { key: asked.key.trim() }),
        ...(asked.action === 'read' ? { action: 'read' } : {}),
      }),
    getNextPageParam: (page) => page.next,
  });
  const rows = audit.data?.pages.flatMap((page) => page.items);
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
          <SelectField
            label={t('people.audit.subject')}
            value={typed.subject}
            options={subjectOptions(t)}
            onChange={(event) => type({ ...typed, subject: event.target.value })}
          />
          <TextField label={t('people.audit.key')} value={typed.key} onChange={(event) => type({ ...typed, key: event.target.value })} />
          <SelectField
            label={t('people.audit.kind')}
            value={typed.action}
            options={[
              { value: '', label: t('people.audit.all') },
              { value: 'read', label: t('people.audit.reads') },
            ]}
            onChange={(event) => type({ ...typed, action: event.target.value })}
          />
          <Button type="submit">{t('people.audit.search')}</Button>
        </div>
      </form>
      <ListFaces
        query={{ data: rows, error: audit.error, isPending: audit.isPending, refetch: audit.refetch }}
        empty={<EmptyState title={t('people.audit.empty')}>{t('people.audit.emptyHint')}</EmptyState>}
      >
        {(items) => <AuditTable entries={items} />}
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
