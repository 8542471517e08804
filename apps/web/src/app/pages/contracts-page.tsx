import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { contractsQuery } from '../../features/contracts/api';
import { ContractGrid } from '../../features/contracts/contract-card';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { PageHead } from '../layout/page-head';

/** The off-take contracts of the organisation. */
export function ContractsPage() {
  const { t } = useTranslation();
  const contracts = useQuery(contractsQuery);
  return (
    <>
      <PageHead title={t('contract.title')} sub={t('contract.sub')} />
      <ListFaces query={contracts} empty={<EmptyState title={t('contract.empty')}>{t('contract.emptyHint')}</EmptyState>}>
        {(rows) => <ContractGrid contracts={rows} />}
      </ListFaces>
    </>
  );
}
