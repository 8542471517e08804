import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { contractsQuery, versionsQuery } from '../../features/contracts/api';
import { AmendContractForm } from '../../features/contracts/draft-contract-form';
import { RewriteDraftForm } from '../../features/contracts/rewrite-draft-form';
import type { SignedTerms } from '../../features/contracts/terms-draft';
import { addWords } from '../../shared/i18n/add-words';
import { pact } from '../../shared/i18n/vi/pact';
import { plan } from '../../shared/i18n/vi/plan';
import { RefusalNote, Skeleton } from '../../shared/ui/faces';
import { PageHead } from '../layout/page-head';

addWords({ ...pact, ...plan });

/** Other terms: of a contract in force, whose old ones bind until both have signed, or of a draft that binds nobody yet. */
export function ContractAmendPage() {
  const { t } = useTranslation();
  const go = useNavigate();
  const { contractId } = useParams({ from: '/inside/contracts/$contractId/amend' });
  const contract = useQuery({ ...contractsQuery, select: (rows) => rows.find((one) => one.id === contractId) });
  const versions = useQuery(versionsQuery(contractId));
  const standing = versions.data?.find((version) => version.state === 'in_force' || version.state === 'draft');
  const isDraft = standing?.state === 'draft';
  const terms = standing?.terms as unknown as SignedTerms | undefined;
  const back = () => void go({ to: '/contracts/$contractId', params: { contractId } });
  return (
    <>
      <PageHead
        title={t(isDraft ? 'pact.rewrite' : 'pact.amend')}
        sub={t(isDraft ? 'pact.draftHint' : 'pact.amendHint')}
        backTo="/contracts"
      />
      {versions.isError && <RefusalNote error={versions.error} onRetry={() => void versions.refetch()} />}
      {contract.data === undefined || standing === undefined || terms === undefined ? (
        <Skeleton lines={8} />
      ) : isDraft ? (
        <RewriteDraftForm contractId={contractId} standing={{ termsHash: standing.termsHash, terms }} onDone={back} />
      ) : (
        <AmendContractForm key={standing.version} contract={contract.data} terms={terms} onDone={back} />
      )}
    </>
  );
}
