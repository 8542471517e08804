import { CONTRACT_FILE } from '@domain/contracts/contract-columns';
import { api, bodyOf } from '../../shared/api/client';
import { useMay } from '../../shared/auth/session';
import { csvBody, CsvIn, type CsvKind, CsvOut } from '../../shared/files/csv-files';
import { contractsQuery } from './api';

const CONTRACTS: CsvKind = {
  words: 'contracts',
  send: async (file, isTrial, key) => {
    const { rows, contracts, written, refused } = await bodyOf(api.POST('/api/v1/contract-imports', csvBody(file, isTrial, key)));
    return { rows, makes: contracts, made: written, refused };
  },
  changes: contractsQuery.queryKey,
  form: CONTRACT_FILE,
};

/** A season's contracts from a file: drafts, each to be read and offered; and all contracts as one. */
export function ContractFiles() {
  const may = useMay();
  return (
    <span className="row wrap" style={{ gap: '4px 12px' }}>
      {may('contract.write') && <CsvIn kind={CONTRACTS} />}
      <CsvOut words="contracts" from="/api/v1/contract-export" />
    </span>
  );
}
