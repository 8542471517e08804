import { OFFER_FILE } from '@domain/offers/offer-columns';
import { api, bodyOf } from '../../shared/api/client';
import { csvBody, CsvIn, type CsvKind, CsvOut } from '../../shared/files/csv-files';
import { offersQuery } from './api';

const LOTS: CsvKind = {
  words: 'lots',
  send: async (file, isTrial, key) => {
    const { rows, opened, refused } = await bodyOf(api.POST('/api/v1/offer-imports', csvBody(file, isTrial, key)));
    return { rows, makes: rows, made: opened, refused };
  },
  changes: offersQuery.queryKey,
  form: OFFER_FILE,
};

/** Many lots from a file, and the lots on sale as one. */
export function OfferFiles() {
  return (
    <span className="row" style={{ gap: '4px 12px', flexWrap: 'wrap' }}>
      <CsvIn kind={LOTS} />
      <CsvOut words="lots" from="/api/v1/offer-export" />
    </span>
  );
}
