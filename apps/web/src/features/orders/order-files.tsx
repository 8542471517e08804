import { ORDER_FILE } from '@domain/orders/order-columns';
import { api, bodyOf } from '../../shared/api/client';
import { useMay } from '../../shared/auth/session';
import { csvBody, CsvIn, type CsvKind, CsvOut } from '../../shared/files/csv-files';
import { ordersQuery } from './api';

const ORDERS: CsvKind = {
  words: 'orders',
  send: async (file, isTrial, key) => {
    const { rows, placed, refused } = await bodyOf(api.POST('/api/v1/order-imports', csvBody(file, isTrial, key)));
    return { rows, makes: rows, made: placed, refused };
  },
  changes: ordersQuery.queryKey,
  form: ORDER_FILE,
};

/** Many orders from a file, and the open orders as one. */
export function OrderFiles() {
  const may = useMay();
  return (
    <span className="row" style={{ gap: '4px 12px', flexWrap: 'wrap' }}>
      {may('order.place') && <CsvIn kind={ORDERS} />}
      <CsvOut words="orders" from="/api/v1/order-export" />
    </span>
  );
}
