import { useQueryClient } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { daysBetween, formatDay } from '../../shared/format/date';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSayRepeat } from '../../shared/i18n/use-say-repeat';
import { Check } from '../../shared/ui/choice';
import type { OfferDraft } from './offer-draft';
import { setStandingOffer, standingOffersQuery } from './repeat-api';
import { type Again, emptyRepeat, isReadable, type Repeat, repeatBody } from './repeat-draft';
import { RepeatTerms } from './repeat-terms';
import styles from './repeat.module.css';

interface Props {
  /** Null: the lot is posted once. */
  again: Again | null;
  onChange: (again: Again | null) => void;
}

/** Whether the lot of the form comes again every week, on which days, how long, and at which price. */
export function RepeatPart({ again, onChange }: Props) {
  const tell = useSayRepeat();
  const language = useLanguage();
  const cache = useQueryClient();
  const { watch } = useFormContext<OfferDraft>();
  const first = watch('harvestFrom');
  const set = (typed: Repeat) =>
    onChange({
      typed,
      canSend: isReadable(typed, language),
      words: { button: tell('setPlain'), done: tell('setDone'), hint: tell('doneHint') },
      post: async (offer, key) => {
        await setStandingOffer(repeatBody(offer, typed, language), key);
        void cache.invalidateQueries({ queryKey: standingOffersQuery.queryKey });
      },
    });
  return (
    <div className={styles['part']} data-repeat>
      <Check checked={again !== null} onChange={(on) => (on ? set(emptyRepeat(first)) : onChange(null))}>
        {tell('turnOn')}
      </Check>
      {again !== null && <Terms repeat={again.typed} onChange={set} />}
    </div>
  );
}

function Terms({ repeat, onChange }: { repeat: Repeat; onChange: (repeat: Repeat) => void }) {
  const tell = useSayRepeat();
  const language = useLanguage();
  const { watch } = useFormContext<OfferDraft>();
  // One at a time: the phone's light form knows no lists.
  const first = watch('harvestFrom');
  const last = watch('harvestTo');
  return (
    <>
      <p className="hint">{tell('explain', { day: formatDay(first, language), n: String(daysBetween(first, last) + 1) })}</p>
      <RepeatTerms repeat={repeat} onChange={onChange} />
    </>
  );
}
