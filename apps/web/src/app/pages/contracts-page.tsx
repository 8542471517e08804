import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { contractsQuery } from '../../features/contracts/api';
import { ContractGrid } from '../../features/contracts/contract-card';
import { ContractFiles } from '../../features/contracts/contract-files';
import { OwnShares, SpokenForPanel } from '../../features/plan/own-shares';
import { useMay } from '../../shared/auth/session';
import { addWords } from '../../shared/i18n/add-words';
import { pact } from '../../shared/i18n/vi/pact';
import { plan } from '../../shared/i18n/vi/plan';
import { buttonClass } from '../../shared/ui/button';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { PageHead } from '../layout/page-head';
import styles from './contract.module.css';
import mine from './mine.module.css';

addWords({ ...pact, ...plan });

/** The off-take contracts of the organisation, and for a cooperative what plants' plans ask of them. */
export function ContractsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const contracts = useQuery(contractsQuery);
  const isCooperative = may('offer.open');
  const act = may('contract.write') && (
    <Link to="/contracts/new" className={buttonClass('primary', 'normal', false)}>
      {t('pact.draft')}
    </Link>
  );
  return (
    <>
      <PageHead title={t('contract.title')} sub={t('contract.sub')} act={act} />
      {may('contract.write') && (
        <div className={mine['tools']}>
          <ContractFiles />
        </div>
      )}
      <ListFaces query={contracts} empty={<EmptyState title={t('contract.empty')}>{t('contract.emptyHint')}</EmptyState>}>
        {(rows) => <ContractGrid contracts={rows} />}
      </ListFaces>
      {isCooperative && (
        <div className={styles['column']} style={{ marginTop: 16 }}>
          <OwnShares />
          <SpokenForPanel />
        </div>
      )}
    </>
  );
}
