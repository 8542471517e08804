import { useQueryClient } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { daysBetween, formatDay, formatWeekday } from '../../shared/format/date';
import { readWeight } from '../../shared/format/weight';
import { useFormFaults } from '../../shared/forms/draft-form';
import { useWrong } from '../../shared/forms/use-wrong';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSayRepeat } from '../../shared/i18n/use-say-repeat';
import { Check, CheckChips, RadioChips } from '../../shared/ui/choice';
import { DateField } from '../../shared/ui/date-field';
import { WeightField } from '../../shared/ui/weight-field';
import type { OfferDraft } from './offer-draft';
import { setStandingOffer, standingOffersQuery } from './repeat-api';
import { type Again, emptyRepeat, isReadable, type Repeat, repeatBody } from './repeat-draft';
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
  const faults = useFormFaults();
  const { watch } = useFormContext<OfferDraft>();
  // One at a time: the phone's light form knows no lists.
  const first = watch('harvestFrom');
  const last = watch('harvestTo');
  const wrong = useWrong();
  const isBad = repeat.most.text.trim() !== '' && !readWeight(repeat.most.text, repeat.most.unit, language).ok;
  const error = repeat.weekdays.length === 0 ? tell('noDays') : faults.of('weekdays');
  return (
    <>
      <p className="hint">{tell('explain', { day: formatDay(first, language), n: String(daysBetween(first, last) + 1) })}</p>
      <CheckChips
        label={tell('weekdays')}
        options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: formatWeekday(day, language) }))}
        value={repeat.weekdays}
        onChange={(weekdays) => onChange({ ...repeat, weekdays })}
        {...(error === undefined ? {} : { error })}
      />
      <RadioChips
        label={tell('price')}
        options={(['fixed', 'index'] as const).map((value) => ({ value, label: tell(value) }))}
        value={repeat.askKind}
        onChange={(askKind) => onChange({ ...repeat, askKind: askKind as Repeat['askKind'] })}
      />
      <DateField
        label={tell('until')}
        value={repeat.until}
        onChange={(until) => onChange({ ...repeat, until })}
        error={faults.of('until')}
      />
      <WeightField
        label={tell('most')}
        value={repeat.most}
        onChange={(most) => onChange({ ...repeat, most })}
        error={wrong(isBad ? 'not_a_number' : undefined, { label: tell('most'), example: '60' }) ?? faults.of('mostKg')}
      />
    </>
  );
}
