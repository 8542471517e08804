import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { contractsQuery, versionsQuery } from '../../features/contracts/api';
import { AmendContractForm } from '../../features/contracts/draft-contract-form';
import type { SignedTerms } from '../../features/contracts/terms-draft';
import { addWords } from '../../shared/i18n/add-words';
import { pact } from '../../shared/i18n/vi/pact';
import { plan } from '../../shared/i18n/vi/plan';
import { RefusalNote, Skeleton } from '../../shared/ui/faces';
import { PageHead } from '../layout/page-head';

addWords({ ...pact, ...plan });

/** Other terms for a contract in force: the old ones bind until both have signed. */
export function ContractAmendPage() {
  const { t } = useTranslation();
  const go = useNavigate();
  const { contractId } = useParams({ from: '/inside/contracts/$contractId/amend' });
  const contract = useQuery({ ...contractsQuery, select: (rows) => rows.find((one) => one.id === contractId) });
  const versions = useQuery(versionsQuery(contractId));
  const current = versions.data?.find((version) => version.state === 'in_force');
  return (
    <>
      <PageHead title={t('pact.amend')} sub={t('pact.amendHint')} backTo="/contracts" />
      {versions.isError && <RefusalNote error={versions.error} onRetry={() => void versions.refetch()} />}
      {contract.data === undefined || current === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <AmendContractForm
          key={current.version}
          contract={contract.data}
          terms={current.terms as unknown as SignedTerms}
          onDone={() => void go({ to: '/contracts/$contractId', params: { contractId } })}
        />
      )}
    </>
  );
}
