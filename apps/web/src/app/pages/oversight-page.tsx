import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { namedQuery, readDetails } from '../../features/identity/api';
import { AuditTable } from '../../features/identity/audit-table';
import styles from '../../features/identity/people.module.css';
import { RingsPanel } from '../../features/identity/rings-panel';
import { useSession } from '../../shared/auth/session';
import { useFaults } from '../../shared/forms/use-faults';
import { Button } from '../../shared/ui/button';
import { EmptyState, ListFaces, RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { TextField } from '../../shared/ui/text-field';
import { PageHead } from '../layout/page-head';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Where the department reads the details of one organisation, and it and the operator look for rings: for a reason that is written down. */
export function OversightPage() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const [chosen, choose] = useState<Named | null>(null);
  return (
    <>
      <PageHead title={t('people.oversight.title')} />
      <div className={styles['page']}>
        {permissions.includes('details.read') && (
          <>
            <p className="second">{t('people.oversight.hint')}</p>
            {chosen === null ? <Choice onChosen={choose} /> : <Details of={chosen} onOther={() => choose(null)} key={chosen.id} />}
          </>
        )}
        <RingsPanel />
      </div>
    </>
  );
}

function Choice({ onChosen }: { onChosen: (one: Named) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const named = useQuery(namedQuery(text));
  return (
    <Panel title={t('people.oversight.chosen')} padded>
      <div className={styles['found']}>
        <TextField label={t('people.oversight.find')} value={text} maxLength={100} onChange={(event) => setText(event.target.value)} />
        {named.isError && <RefusalNote error={named.error} flush />}
        {named.data?.length === 0 && <EmptyState title={t('people.oversight.none')}>{t('people.oversight.noneHint')}</EmptyState>}
        {named.data?.map((one) => (
          <Button key={one.id} onClick={() => onChosen(one)}>
            {one.name}
          </Button>
        ))}
      </div>
    </Panel>
  );
}

function Details({ of: { id, name }, onOther }: { of: Named; onOther: () => void }) {
  const { t } = useTranslation();
  const [typed, type] = useState('');
  const [reason, giveReason] = useState<string | null>(null);
  const details = useInfiniteQuery({
    queryKey: ['people', 'details', id, reason],
    enabled: reason !== null,
    // Each look is written down: none is taken unasked.
    staleTime: Infinity,
    retry: false,
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) => readDetails(id, reason ?? '', pageParam),
    getNextPageParam: (page) => page.next,
  });
  const faults = useFaults(details.error, ['reason']);
  const rows = details.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Panel title={name} padded>
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            if (typed === reason) void details.refetch();
            giveReason(typed);
          }}
        >
          <TextField
            label={t('people.oversight.reason')}
            value={typed}
            maxLength={500}
            error={faults.of('reason')}
            onChange={(event) => type(event.target.value)}
          />
          <div className={styles['row']}>
            <Button type="submit" look="primary" busy={details.isFetching && !details.isFetchingNextPage}>
              {t('people.oversight.look')}
            </Button>
            <Button onClick={onOther}>{t('people.oversight.other')}</Button>
          </div>
        </form>
        {faults.rest !== null && <RefusalNote error={faults.rest} flush />}
      </Panel>
      {rows !== undefined && (
        <Panel title={t('people.audit.title')}>
          <ListFaces
            query={{ data: rows, error: null, isPending: false, refetch: details.refetch }}
            empty={<EmptyState title={t('people.audit.empty')}>{t('people.audit.emptyHint')}</EmptyState>}
          >
            {(items) => <AuditTable entries={items} />}
          </ListFaces>
          {details.hasNextPage && (
            <div className={styles['cards']}>
              <Button busy={details.isFetchingNextPage} onClick={() => void details.fetchNextPage()}>
                {t('people.audit.more')}
              </Button>
            </div>
          )}
        </Panel>
      )}
    </>
  );
}
