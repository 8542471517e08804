import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Order, StandingOrder } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatWeight } from '../../shared/format/weight';
import { DraftForm, useFormFaults } from '../../shared/forms/draft-form';
import { FormText } from '../../shared/forms/form-fields';
import { useDraft } from '../../shared/forms/use-draft';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import two from '../../shared/ui/two.module.css';
import { kgOf } from '../../shared/ui/weight-field';
import { ordersQuery } from './api';
import { OrderFields } from './order-fields';
import { amendStandingOrder, setStandingOrder, standingOrdersQuery } from './standing-api';
import { draftOfStanding, emptyStanding, standingBody, type StandingDraft } from './standing-draft';
import { StandingSchedulePart } from './standing-schedule-part';

const fields = [
  'name',
  'productId',
  'varietyIds',
  'gradeIds',
  'placeId',
  'destinationId',
  'kg',
  'certificates',
  'firm',
  'limitAt',
  'gradeSpread',
  'minLotKg',
  'maxPerSellerKg',
  'limit',
  'limit.kind',
  'limit.mostVndPerKg',
  'limit.overVndPerKg',
  'weekdays',
  'from',
  'until',
  'leadDays',
  'placeAt',
  'windowDays',
  'standsHours',
];

interface Props {
  /** The one that is changed; null for a new one. */
  standing: StandingOrder | null;
  last: Order | null;
  onDone: (name: string) => void;
}

/** Say what is wanted again and again, on which days, and what it may cost. */
export function StandingForm({ standing, last, onDone }: Props) {
  const language = useLanguage();
  const names = useCatalogue();
  const today = useToday();
  const cache = useQueryClient();
  // Also those whose market is halted today: the schedule goes on after it.
  const { products } = names;
  const destinations = names.places.filter((place) => place.kind !== 'collection_point');
  const known = {
    productId: last?.marketId ?? products[0]?.id ?? '',
    placeId: last?.placeId ?? destinations[0]?.id ?? '',
    limit: '',
    today,
  };
  const draft = useDraft<StandingDraft, string>({
    keep: { as: standing === null ? 'standing order' : `standing order ${standing.id}` },
    start: standing === null ? emptyStanding(known) : draftOfStanding(standing, today, language),
    post: async (typed, key) => {
      const body = standingBody(typed, language);
      await (standing === null ? setStandingOrder(body, key) : amendStandingOrder(standing, body));
      return typed.name.trim();
    },
    kept: (typed) => ({ ...typed, name: '', weight: { text: '', unit: typed.weight.unit } }),
    onDone: (name) => {
      for (const { queryKey } of [standingOrdersQuery, ordersQuery]) void cache.invalidateQueries({ queryKey });
      onDone(name);
    },
  });
  const { t } = useTranslation();
  return (
    <DraftForm form={draft.form} error={draft.error} shown={fields} found={draft.found} onSend={draft.send} className={two['form']}>
      <FormText name="name" field="name" label={t('standing.name')} aside={t('standing.nameHint')} />
      <OrderFields
        products={standing === null ? products : null}
        destinations={destinations}
        today={today}
        orders={null}
        schedule={<StandingSchedulePart today={today} />}
      />
      <Send draft={draft.form.watch()} isNew={standing === null} isSending={draft.isSending} onSend={draft.send} />
    </DraftForm>
  );
}

function Send({ draft, isNew, isSending, onSend }: { draft: StandingDraft; isNew: boolean; isSending: boolean; onSend: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const faults = useFormFaults();
  const kg = kgOf(draft.weight, language);
  const label = kg === null ? t('standing.setPlain') : t('standing.set', { weight: formatWeight(kg, language) });
  return (
    <>
      {faults.rest !== null && <RefusalNote error={faults.rest} title={t('standing.failed')} flush />}
      <Button look="buy" size="main" wide busy={isSending} onClick={onSend}>
        {isNew ? label : t('standing.change')}
      </Button>
      <p className="hint">{t('standing.hint')}</p>
    </>
  );
}
