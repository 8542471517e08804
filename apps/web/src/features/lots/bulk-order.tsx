import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { formatDay } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatInteger } from '../../shared/format/number';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Dialog } from '../../shared/desk/dialog';
import { Button } from '../../shared/ui/button';
import { DialogActs } from '../../shared/ui/dialog-acts';
import { RefusalNote } from '../../shared/ui/faces';
import { SelectField } from '../../shared/ui/select-field';
import { showToast } from '../../shared/ui/toast-store';
import { distancesQuery } from './api';
import { planOrders, type PlannedOrder } from './bulk-plan';
import type { LotRow } from './lot-store';
import styles from './lots.module.css';
import { takeBack, useBulkSending } from './use-bulk-sending';

/** Shows what will be ordered before it is: product by product, with its limit and its days; then how far it is. */
export function BulkOrder({ rows, onClose, onDone }: { rows: readonly LotRow[]; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const today = useToday();
  const cache = useQueryClient();
  const { organisation } = useSession();
  const places = names.places.filter((place) => place.kind !== 'collection_point');
  const [placeId, setPlace] = useState(organisation.placeId ?? places[0]?.id ?? '');
  const roads = useQuery(distancesQuery(placeId)).data ?? [];
  const planned = planOrders(rows, placeId, today, (from) => roads.find((road) => road.fromPlaceId === from)?.freightVndPerKg ?? 0);
  const kg = planned.reduce((sum, { body }) => sum + body.kg, 0);
  const weight = formatWeight(kg, language);
  const sending = useBulkSending(planned, (orders) => {
    const readOrders = () => void cache.invalidateQueries({ queryKey: ['orders'] });
    const undo = async () => {
      const left = await takeBack(orders);
      readOrders();
      if (left === 0) showToast({ look: 'ok', title: t('lots.orderUndone', { weight }) });
      else showToast({ look: 'bad', title: t('lots.orderNotUndone', { n: formatInteger(left, language) }) });
    };
    readOrders();
    showToast({ look: 'ok', title: t('lots.orderDone', { weight }), detail: t('lots.orderUndo'), undo: () => void undo() });
    onClose();
    onDone();
  });
  return (
    <Dialog title={t('lots.orderTitle', { weight, n: rows.length })} size="wide" onClose={onClose}>
      <div className={styles['orders']}>
        <p className="second">{t('lots.orderHint')}</p>
        <SelectField
          label={t('field.deliverTo')}
          value={placeId}
          disabled={sending.isSending || sending.done > 0}
          options={places.map((place) => ({ value: place.id, label: names.placeName(place.id) }))}
          onChange={(event) => setPlace(event.target.value)}
        />
        <ul className={styles['planned']}>
          {planned.map((one) => (
            <Planned key={one.body.productId} planned={one} />
          ))}
        </ul>
        {sending.isSending && <progress value={sending.done} max={planned.length} aria-label={t('sending')} />}
        {sending.error !== null && <RefusalNote error={sending.error} title={t('order.failed')} flush />}
        <DialogActs>
          <Button onClick={() => (sending.isSending ? sending.stop() : onClose())}>{t(sending.isSending ? 'paste.stop' : 'cancel')}</Button>
          <Button look="primary" busy={sending.isSending} onClick={sending.send}>
            {t('lots.orderSend', { n: formatInteger(planned.length, language) })}
          </Button>
        </DialogActs>
      </div>
    </Dialog>
  );
}

function Planned({ planned: { body, freightVndPerKg } }: { planned: PlannedOrder }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  return (
    <li>
      <b>
        <ProductMark productId={body.productId} /> {names.productName(body.productId)} · {formatWeight(body.kg, language)}
      </b>
      <span className="second">
        {t('lots.orderLimit', { price: formatPrice(body.limitVndPerKg, language), freight: formatPrice(freightVndPerKg, language) })} ·{' '}
        {t('lots.orderUntil', { day: formatDay(body.deliverTo, language) })}
      </span>
    </li>
  );
}
