import { IconEye } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { upsertInto } from '../../shared/api/list-cache';
import type { Order } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatWeight } from '../../shared/format/weight';
import { DraftForm, useFormFaults } from '../../shared/forms/draft-form';
import { useDraft } from '../../shared/forms/use-draft';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import two from '../../shared/ui/two.module.css';
import { kgOf } from '../../shared/ui/weight-field';
import { ordersQuery, placeOrder } from './api';
import { emptyOrder, orderBody, type OrderDraft } from './order-draft';
import { OrderEstimate } from './order-estimate';
import { OrderFields } from './order-fields';

const fields = [
  'productId',
  'varietyIds',
  'gradeIds',
  'placeId',
  'destinationId',
  'kg',
  'limitVndPerKg',
  'deliverFrom',
  'deliverTo',
  'certificates',
  'firm',
  'limitAt',
  'gradeSpread',
  'minLotKg',
  'maxPerSellerKg',
  'expiresAt',
  'alternativeTo',
];

interface Props {
  /** Only this product, on its own board; null to choose. */
  productId: string | null;
  last: Order | null;
  /** A price chosen on the board. */
  limit?: string;
  /** kg on offer up to a price, when the board is at hand. */
  offeredUpTo?: (vndPerKg: number) => number;
  onDone: (order: Order) => void;
}

/** Say what you want to buy and what you would pay at most. */
export function PlaceOrderForm({ productId, last, limit = '', offeredUpTo, onDone }: Props) {
  const language = useLanguage();
  const names = useCatalogue();
  const today = useToday();
  const cache = useQueryClient();
  const orders = useQuery(ordersQuery).data ?? [];
  const products = names.products.filter((product) => product.marketOpen);
  const destinations = names.places.filter((place) => place.kind !== 'collection_point');
  const draft = useDraft<OrderDraft, Order>({
    keep: { as: productId === null ? 'order' : `order of ${productId}`, ...(limit === '' ? {} : { fresh: ['limit'] as const }) },
    start: emptyOrder({
      productId: productId ?? last?.marketId ?? products[0]?.id ?? '',
      placeId: last?.placeId ?? destinations[0]?.id ?? '',
      limit,
      today,
    }),
    post: (typed, key) => placeOrder(orderBody(typed, language), key),
    kept: (typed) => ({ ...typed, weight: { text: '', unit: typed.weight.unit }, alternativeTo: '', expiresOn: '' }),
    onDone: (order) => {
      upsertInto(cache, ordersQuery.queryKey, order);
      onDone(order);
    },
  });
  const typed = draft.form.watch();
  return (
    <DraftForm form={draft.form} error={draft.error} shown={fields} found={draft.found} onSend={draft.send} className={two['form']}>
      <OrderFields products={productId === null ? products : null} destinations={destinations} today={today} orders={orders} />
      <OrderEstimate
        kg={kgOf(typed.weight, language)}
        limit={typed.limit}
        placeId={typed.placeId}
        {...(offeredUpTo === undefined ? {} : { offeredUpTo })}
      />
      <Send draft={typed} isSending={draft.isSending} onSend={draft.send} />
    </DraftForm>
  );
}

function Send({ draft, isSending, onSend }: { draft: OrderDraft; isSending: boolean; onSend: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const faults = useFormFaults();
  const kg = kgOf(draft.weight, language);
  const words = { weight: kg === null ? '' : formatWeight(kg, language), product: names.productName(draft.productId).toLowerCase() };
  return (
    <>
      {faults.rest !== null && <RefusalNote error={faults.rest} title={t('order.failed')} flush />}
      <Button look="buy" size="main" wide busy={isSending} onClick={onSend}>
        {kg === null ? t('order.placePlain') : t('order.place', words)}
      </Button>
      <p className="hint row" style={{ alignItems: 'flex-start' }}>
        <IconEye className="i" size={16} aria-hidden="true" />
        {t('order.until')}
      </p>
    </>
  );
}
