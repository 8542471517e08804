import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { contractsQuery } from '../../features/contracts/api';
import { DraftContractForm } from '../../features/contracts/draft-contract-form';
import { addWords } from '../../shared/i18n/add-words';
import { pact } from '../../shared/i18n/vi/pact';
import { plan } from '../../shared/i18n/vi/plan';
import { PageHead } from '../layout/page-head';

addWords({ ...pact, ...plan });

/** A new contract, offered to the other side for its signature. */
export function ContractDraftPage() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const go = useNavigate();
  return (
    <>
      <PageHead title={t('pact.draft')} sub={t('pact.draftHint')} backTo="/contracts" />
      <DraftContractForm
        onDone={(contractId) => {
          void cache.invalidateQueries({ queryKey: contractsQuery.queryKey });
          void go({ to: '/contracts/$contractId', params: { contractId } });
        }}
      />
    </>
  );
}
