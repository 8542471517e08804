import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeStanding } from '../../features/areas/api';
import { StandingChip } from '../../features/areas/area-table';
import areaStyles from '../../features/areas/areas.module.css';
import { Authorisations } from '../../features/areas/authorisations';
import { CheckCode } from '../../features/areas/check-code';
import { CodeHistory } from '../../features/areas/code-history';
import { ImportForm } from '../../features/areas/import-form';
import { StandingForm } from '../../features/areas/standing-form';
import { facilitiesQuery, type Facility } from '../../features/papers/api';
import { FacilityForm } from '../../features/papers/facility-form';
import { FacilityList } from '../../features/papers/facility-list';
import styles from '../../features/papers/papers.module.css';
import { useMay, useSession } from '../../shared/auth/session';
import { addWords } from '../../shared/i18n/add-words';
import { areaRegister } from '../../shared/i18n/vi/area-register';
import { registers } from '../../shared/i18n/vi/registers';
import { Button } from '../../shared/ui/button';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { SelectField } from '../../shared/ui/select-field';
import { TextField } from '../../shared/ui/text-field';
import { PageHead } from '../layout/page-head';
import { RegisterTabs } from './register-tabs';

addWords({ ...areaRegister, ...registers });

/** Packing facilities with the markets that each is good for: an officer's whole register, others what they hold or may use. */
export function FacilitiesPage() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const mayKeep = useMay()('area.keep');
  const [q, setQ] = useState('');
  const [unchecked, setUnchecked] = useState(false);
  const page = useInfiniteQuery(facilitiesQuery(useDeferredValue(q.trim()), unchecked));
  const facilities = page.data?.pages.flatMap(({ items }) => items);
  const renew = (): void => void cache.invalidateQueries({ queryKey: ['facilities'] });
  return (
    <>
      <PageHead title={t('facilities.title')} sub={t('facilities.sub')} />
      <div className={styles['stack']}>
        <RegisterTabs />
        <div className={areaStyles['tools']}>
          <TextField label={t('areas.search')} hint={t('areas.searchHint')} value={q} onChange={(event) => setQ(event.target.value)} />
          {mayKeep && (
            <SelectField
              label={t('facilities.check')}
              value={unchecked ? '1' : ''}
              onChange={(event) => setUnchecked(event.target.value === '1')}
              options={[
                { value: '', label: t('facilities.allChecks') },
                { value: '1', label: t('areas.unchecked') },
              ]}
            />
          )}
        </div>
        <Panel title={t('facilities.title')} note={page.data && t('facilities.total', { n: page.data.pages[0]?.total ?? 0 })}>
          <ListFaces
            query={{ ...page, data: facilities }}
            empty={<EmptyState title={t('facilities.empty')}>{t('facilities.sub')}</EmptyState>}
          >
            {(rows) => (
              <FacilityList
                facilities={rows}
                standing={({ standing }) => <StandingChip standing={standing} />}
                detail={(facility) => <Opened facility={facility} mayKeep={mayKeep} />}
              />
            )}
          </ListFaces>
          {page.hasNextPage && (
            <p style={{ padding: '12px 16px 0' }}>
              <Button onClick={() => void page.fetchNextPage()}>{t('register.more')}</Button>
            </p>
          )}
          {mayKeep && (
            <p style={{ padding: 16 }}>
              <a href="/api/v1/register/export?kind=packing_facilities">{t('facilities.export')}</a>
            </p>
          )}
        </Panel>
        {mayKeep && (
          <>
            <Panel title={t('facilities.add')} padded>
              <FacilityForm facility={null} onDone={renew} />
            </Panel>
            <Panel title={t('areas.import')} padded>
              <ImportForm kind="packing_facilities" onDone={renew} />
            </Panel>
          </>
        )}
      </div>
    </>
  );
}

/** One facility: for officers its standing and facts, for its holder who may use it, for both who changed what. */
function Opened({ facility, mayKeep }: { facility: Facility; mayKeep: boolean }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const mayGive = useMay()('area.authorise');
  const { organisation } = useSession();
  return (
    <>
      {mayKeep && (
        <Panel title={`${t('areas.change')}: ${facility.code}`} padded>
          {!facility.checked && <CheckCode of="facilities" code={facility} />}
          <StandingForm
            key={facility.id}
            coded={facility}
            onSend={async (ask, key) => {
              await changeStanding('facilities', ask, key);
              await cache.invalidateQueries({ queryKey: ['facilities'] });
            }}
          />
        </Panel>
      )}
      {mayKeep && <Amend facility={facility} />}
      <Authorisations
        key={`${facility.id}/leaves`}
        of="facilities"
        code={facility}
        mayGive={mayKeep || (mayGive && facility.holderId === organisation.id)}
      />
      <CodeHistory of="facilities" id={facility.id} />
    </>
  );
}

/** The facts of a facility, opened when an officer wants to state them anew. */
function Amend({ facility }: { facility: Facility }) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  const title = t('register.amendOne', { code: facility.code });
  return (
    <Panel title={title} padded>
      {isOpen ? (
        <FacilityForm key={facility.version} facility={facility} onDone={() => open(false)} />
      ) : (
        <Button onClick={() => open(true)}>{title}</Button>
      )}
    </Panel>
  );
}
