import { api, bodyOf } from '../../shared/api/client';
import { csvBody, CsvIn, type CsvKind } from '../../shared/files/csv-files';
import { contractsQuery } from './api';

const CONTRACTS: CsvKind = {
  words: 'contracts',
  send: async (file, isTrial, key) => {
    const { rows, contracts, written, refused } = await bodyOf(api.POST('/api/v1/contract-imports', csvBody(file, isTrial, key)));
    return { rows, makes: contracts, made: written, refused };
  },
  changes: contractsQuery.queryKey,
};

/** A season's contracts from a file: drafts, each to be read and offered. */
export function ContractFiles() {
  return <CsvIn kind={CONTRACTS} />;
}
