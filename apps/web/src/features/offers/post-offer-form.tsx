import { IconEye, IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { upsertInto } from '../../shared/api/list-cache';
import type { Offer } from '../../shared/api/views';
import { isTraded, traded, useCatalogue } from '../../shared/catalogue/catalogue';
import { formatWeight } from '../../shared/format/weight';
import { DraftForm, useFormFaults } from '../../shared/forms/draft-form';
import { useDraft } from '../../shared/forms/use-draft';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSayRepeat } from '../../shared/i18n/use-say-repeat';
import { useSaySeller } from '../../shared/i18n/use-say-seller';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { kgOf } from '../../shared/ui/weight-field';
import { offersQuery } from './api';
import { emptyDraft, draftLike, PLAIN_LOT, type OfferDraft } from './offer-draft';
import { OfferFields } from './offer-fields';
import { OfferLines } from './offer-lines';
import type { Again } from './repeat-draft';
import { RepeatLast } from './repeat-last';
import { RepeatOpener } from './repeat-opener';
import styles from './post-offer-form.module.css';
import { postLots, refusedLine, type PostingDraft } from './post-lots';

const fields = [
  'varietyId',
  'gradeId',
  'placeId',
  'kg',
  'askVndPerKg',
  'harvestFrom',
  'harvestTo',
  'areaCode',
  'certificates',
  'certainty',
  'firm',
  'visibility',
  'invitedIds',
  'minLotKg',
  'stepKg',
  'weekdays',
  'until',
  'mostKg',
];

/** As many as one posting takes: more come from a file. */
const LINES_MAX = 19;

interface Props {
  /** Only this product, on its own board; null for every product whose market is open. */
  productId: string | null;
  /** The newest offer, to be repeated in one tap. */
  last: Offer | null;
  /** A price chosen on the board. */
  ask?: string;
  /** On a page of its own the button stays in sight above the phone's tabs. */
  ownPage?: boolean;
  /** The lots that are on sale now: one, or several that were posted together; none for what will be posted every week. */
  onDone: (offers: readonly Offer[]) => void;
}

/** What remains in the form for the next lot: the same fruit, another weight. */
const next = (typed: PostingDraft): PostingDraft => ({
  ...typed,
  weight: { text: '', unit: typed.weight.unit },
  lot: PLAIN_LOT,
  others: [],
});

/** Post a harvest for sale. The button says how much of what. */
export function PostOfferForm({ productId, last, ask = '', ownPage = false, onDone }: Props) {
  const language = useLanguage();
  const names = useCatalogue();
  const today = useToday();
  const cache = useQueryClient();
  const products = names.products.filter((product) => product.marketOpen && (productId === null || product.id === productId));
  const points = names.places.filter((place) => place.kind === 'collection_point');
  const known = last !== null && isTraded(products, last) ? last : null;
  const [again, setAgain] = useState<Again | null>(null);
  const draft = useDraft<PostingDraft, readonly Offer[]>({
    keep: { as: productId === null ? 'offer' : `offer of ${productId}`, ...(ask === '' ? {} : { fresh: ['ask'] as const }) },
    start: {
      ...emptyDraft({
        varietyId: known?.varietyId ?? traded(products[0]?.varieties)[0]?.id ?? '',
        placeId: last?.placeId ?? points[0]?.id ?? '',
        gradeId: known?.gradeId ?? '',
        ask,
        today,
      }),
      others: [],
    },
    post: async (typed, key) => (again === null ? postLots(typed, language, key) : again.post(typed, key).then(() => [])),
    kept: next,
    onDone: (offers) => {
      for (const offer of offers) upsertInto(cache, offersQuery.queryKey, offer);
      onDone(offers);
    },
  });
  const { form } = draft;
  const typed = form.watch();
  const lines = typed.others;
  const refused = refusedLine(draft.error, lines.length);
  const set = (others: readonly OfferDraft[]) => form.setValue('others', others);
  const add = form.handleSubmit(({ others, ...lot }) => {
    form.reset(next({ ...lot, others }));
    set([...others, lot]);
  });
  const without = (nth: number) => lines.filter((_, other) => other !== nth);
  const edit = (nth: number) => {
    form.reset({ ...typed, ...lines[nth] });
    set(without(nth));
  };
  return (
    <DraftForm
      form={form}
      error={refused.error}
      shown={fields}
      found={draft.found}
      onSend={draft.send}
      className={`${styles['form']} ${ownPage ? styles['page'] : ''}`}
    >
      {last !== null && ownPage && (
        <RepeatLast last={last} onRepeat={() => form.reset({ ...draftLike(last, today, language), others: lines })} />
      )}
      <OfferFields products={products} points={points} ownPage={ownPage} today={today} />
      {ownPage && lines.length === 0 && <RepeatOpener again={again} onChange={setAgain} />}
      <OfferLines lines={lines} refused={refused.nth} onEdit={edit} onDrop={(nth) => set(without(nth))} />
      {ownPage && again === null && lines.length < LINES_MAX && <AddLine onAdd={() => void add()} />}
      <Send
        draft={typed}
        others={lines.length}
        repeats={again !== null}
        isSending={draft.isSending}
        ownPage={ownPage}
        onSend={() => again?.canSend !== false && draft.send()}
      />
    </DraftForm>
  );
}

function AddLine({ onAdd }: { onAdd: () => void }) {
  const tell = useSaySeller();
  return (
    <Button look="quiet" onClick={onAdd}>
      <IconPlus className="i" size={18} aria-hidden="true" /> {tell('lotLines.add')}
    </Button>
  );
}

interface SendProps {
  draft: OfferDraft;
  /** Lots that go up with it. */
  others: number;
  /** It is posted every week. */
  repeats: boolean;
  isSending: boolean;
  ownPage: boolean;
  onSend: () => void;
}

function Send({ draft, others, repeats, isSending, ownPage, onSend }: SendProps) {
  const { t } = useTranslation();
  const tell = useSaySeller();
  const language = useLanguage();
  const names = useCatalogue();
  const faults = useFormFaults();
  const weekly = useSayRepeat();
  const kg = kgOf(draft.weight, language);
  const product = names.productOfVariety(draft.varietyId);
  const words = {
    weight: kg === null ? '' : formatWeight(kg, language),
    product: product === undefined ? '' : names.productName(product.id).toLowerCase(),
  };
  const once = others > 0 ? tell('lotLines.post', { n: String(others + 1) }) : kg === null ? t('offer.postPlain') : t('offer.post', words);
  return (
    <div className={styles['send']}>
      {faults.rest !== null && <RefusalNote error={faults.rest} title={repeats ? weekly('failed') : t('offer.failed')} flush />}
      <Button look={ownPage ? 'primary' : 'sell'} size="main" wide busy={isSending} onClick={onSend}>
        {repeats ? weekly(kg === null ? 'setPlain' : 'set', words) : once}
      </Button>
      <p>
        <IconEye className="i" size={16} aria-hidden="true" />
        {t('offer.until')}
      </p>
    </div>
  );
}
