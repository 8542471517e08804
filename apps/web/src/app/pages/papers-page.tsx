import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { papersQuery } from '../../features/papers/api';
import { DeclareForm } from '../../features/papers/declare-form';
import { PaperTable } from '../../features/papers/paper-table';
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

/** Certificates and tests: a holder's own with a form to declare one, an officer's all to verify. */
export function PapersPage() {
  const { t } = useTranslation();
  const may = useMay();
  const papers = useQuery(papersQuery);
  return (
    <>
      <PageHead title={t('papers.title')} sub={t('papers.sub')} />
      <div className={styles['stack']}>
        <RegisterTabs />
        <Panel title={t(may('paper.verify') ? 'papers.all' : 'papers.mine')}>
          <ListFaces query={papers} empty={<EmptyState title={t('papers.empty')}>{t('papers.emptyHint')}</EmptyState>}>
            {(rows) => <PaperTable papers={rows} mayVerify={may('paper.verify')} />}
          </ListFaces>
        </Panel>
        {may('paper.declare') && (
          <Panel title={t('papers.declare')} padded>
            <DeclareForm />
          </Panel>
        )}
      </div>
    </>
  );
}
