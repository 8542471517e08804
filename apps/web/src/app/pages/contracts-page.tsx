import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
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
import type { Contract } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { FilteredList } from '../../shared/views/filtered-list';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { PageHead } from '../layout/page-head';
import styles from './contract.module.css';
import mine from './mine.module.css';

addWords({ ...pact, ...plan });

const contractStates = ['draft', 'offered', 'in_force', 'fulfilled', 'terminated', 'declined', 'lapsed'] as const;
const RUNNING: readonly string[] = ['draft', 'offered', 'in_force'];

/** The contracts with their views; whoever works with them starts with those that run. */
function Contracts({ contracts }: { contracts: readonly Contract[] }) {
  const { t } = useTranslation();
  const names = useCatalogue();
  const navigate = useNavigate();
  const may = useMay();
  const filter = useSearch({ from: '/inside/contracts' });
  const listed = ({ productId, state, number, cooperative, processor }: Contract) => ({
    productId,
    states: [state, RUNNING.includes(state) ? 'running' : 'past'],
    words: [number, cooperative.name, processor.name, names.productName(productId)].join(' '),
  });
  return (
    <div className={mine['list']}>
      <FilteredList
        room="contract"
        all={t('views.all')}
        rows={contracts}
        listed={listed}
        filter={filter}
        onFilter={(search) => void navigate({ to: '/contracts', search, replace: true })}
        ready={(['running', 'past'] as const).map((key) => ({ key, name: t(`views.${key}`), search: { state: key } }))}
        {...(may('contract.write') || may('offer.open') ? { startKey: 'running' } : {})}
        states={contractStates.map((value) => ({ value, label: t(`state.${value}`) }))}
      >
        {(rows) => <ContractGrid contracts={rows} />}
      </FilteredList>
    </div>
  );
}

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
      <div className={mine['tools']}>
        <ContractFiles />
      </div>
      <ListFaces query={contracts} empty={<EmptyState title={t('contract.empty')}>{t('contract.emptyHint')}</EmptyState>}>
        {(rows) => <Contracts contracts={rows} />}
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
