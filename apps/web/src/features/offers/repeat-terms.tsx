import { formatWeekday } from '../../shared/format/date';
import { readTime } from '../../shared/format/read-time';
import { readWeight } from '../../shared/format/weight';
import { useFormFaults } from '../../shared/forms/draft-form';
import { useWrong } from '../../shared/forms/use-wrong';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSayRepeat } from '../../shared/i18n/use-say-repeat';
import { CheckChips, RadioChips } from '../../shared/ui/choice';
import { DateField } from '../../shared/ui/date-field';
import { FigureField } from '../../shared/ui/figure-field';
import { SelectField } from '../../shared/ui/select-field';
import { TimeField } from '../../shared/ui/time-field';
import two from '../../shared/ui/two.module.css';
import { WeightField } from '../../shared/ui/weight-field';
import { isOver, type Repeat } from './repeat-draft';

const LEAD_DAYS = [0, 1, 2, 3, 4, 5, 6, 7, 10, 14] as const;

interface Props {
  repeat: Repeat;
  onChange: (repeat: Repeat) => void;
}

/** On which days a lot comes again, at which price, posted when, and how long: said when it is set and when it is changed. */
export function RepeatTerms({ repeat, onChange }: Props) {
  const tell = useSayRepeat();
  const language = useLanguage();
  const faults = useFormFaults();
  const wrong = useWrong();
  const put = (change: Partial<Repeat>) => onChange({ ...repeat, ...change });
  const isBad = repeat.most.text.trim() !== '' && !readWeight(repeat.most.text, repeat.most.unit, language).ok;
  const error = repeat.weekdays.length === 0 ? tell('noDays') : faults.of('weekdays');
  return (
    <>
      <CheckChips
        label={tell('weekdays')}
        options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: formatWeekday(day, language) }))}
        value={repeat.weekdays}
        onChange={(weekdays) => put({ weekdays })}
        {...(error === undefined ? {} : { error })}
      />
      <AskPart repeat={repeat} onChange={onChange} />
      <PostingPart repeat={repeat} onChange={onChange} />
      <DateField label={tell('until')} value={repeat.until} onChange={(until) => put({ until })} error={faults.of('until')} />
      <WeightField
        label={tell('most')}
        value={repeat.most}
        onChange={(most) => put({ most })}
        error={wrong(isBad ? 'not_a_number' : undefined, { label: tell('most'), example: '60' }) ?? faults.of('mostKg')}
      />
    </>
  );
}

/** Always the same price, or the market's: with so much more or less, and never below one's own. */
function AskPart({ repeat, onChange }: Props) {
  const tell = useSayRepeat();
  const language = useLanguage();
  const faults = useFormFaults();
  const wrong = useWrong();
  const unreadable = isOver(repeat.over, language) ? undefined : 'not_a_number';
  return (
    <>
      <RadioChips
        label={tell('price')}
        options={(['fixed', 'index'] as const).map((value) => ({ value, label: tell(value) }))}
        value={repeat.askKind}
        onChange={(askKind) => onChange({ ...repeat, askKind: askKind as Repeat['askKind'] })}
      />
      {repeat.askKind === 'index' && (
        <FigureField
          label={tell('over')}
          value={repeat.over}
          onChange={(over) => onChange({ ...repeat, over })}
          decimals={0}
          error={wrong(unreadable, { label: tell('over'), example: '-200' }) ?? faults.of('ask.overVndPerKg')}
        />
      )}
    </>
  );
}

/** How long before its day a lot is posted, and at which hour. */
function PostingPart({ repeat, onChange }: Props) {
  const tell = useSayRepeat();
  const faults = useFormFaults();
  const leads = [...new Set([...LEAD_DAYS, Number(repeat.leadDays)])].sort((a, b) => a - b);
  return (
    <div className={two['two']}>
      <SelectField
        label={tell('leadDays')}
        options={leads.map((n) => ({ value: String(n), label: n === 0 ? tell('sameDay') : tell('daysBefore', { n: String(n) }) }))}
        value={repeat.leadDays}
        onChange={(event) => onChange({ ...repeat, leadDays: event.target.value })}
        error={faults.of('leadDays')}
      />
      <TimeField
        label={tell('placeAt')}
        value={repeat.placeAt}
        onChange={(placeAt) => onChange({ ...repeat, placeAt })}
        error={readTime(repeat.placeAt) === null ? tell('noHour') : faults.of('placeAt')}
      />
    </div>
  );
}
