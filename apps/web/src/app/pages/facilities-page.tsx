import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeStanding } from '../../features/areas/api';
import { StandingChip } from '../../features/areas/area-table';
import { CodeHistory } from '../../features/areas/code-history';
import { StandingForm } from '../../features/areas/standing-form';
import { facilitiesQuery, type Facility } from '../../features/papers/api';
import { FacilityForm } from '../../features/papers/facility-form';
import { FacilityList } from '../../features/papers/facility-list';
import styles from '../../features/papers/papers.module.css';
import { useMay } from '../../shared/auth/session';
import { addWords } from '../../shared/i18n/add-words';
import { areaRegister } from '../../shared/i18n/vi/area-register';
import { registers } from '../../shared/i18n/vi/registers';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { PageHead } from '../layout/page-head';
import { RegisterTabs } from './register-tabs';

addWords({ ...areaRegister, ...registers });

/** Packing facilities with the markets that each is good for. */
export function FacilitiesPage() {
  const { t } = useTranslation();
  const mayKeep = useMay()('area.keep');
  const facilities = useQuery(facilitiesQuery);
  return (
    <>
      <PageHead title={t('facilities.title')} sub={t('facilities.sub')} />
      <div className={styles['stack']}>
        <RegisterTabs />
        <Panel title={t('facilities.title')}>
          <ListFaces query={facilities} empty={<EmptyState title={t('facilities.empty')}>{t('facilities.sub')}</EmptyState>}>
            {(rows) => (
              <FacilityList
                facilities={rows}
                standing={({ standing }) => <StandingChip standing={standing} />}
                detail={(facility) => <Opened facility={facility} mayKeep={mayKeep} />}
              />
            )}
          </ListFaces>
        </Panel>
        {mayKeep && (
          <Panel title={t('facilities.add')} padded>
            <FacilityForm />
          </Panel>
        )}
      </div>
    </>
  );
}

/** One facility: for officers its standing, for its holder too who changed what. */
function Opened({ facility, mayKeep }: { facility: Facility; mayKeep: boolean }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  return (
    <>
      {mayKeep && (
        <Panel title={`${t('areas.change')}: ${facility.code}`} padded>
          <StandingForm
            coded={facility}
            onSend={async (ask, key) => {
              await changeStanding('facilities', ask, key);
              await cache.invalidateQueries({ queryKey: ['facilities'] });
            }}
          />
        </Panel>
      )}
      <CodeHistory of="facilities" id={facility.id} />
    </>
  );
}
