import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StandingOffer } from '../../shared/api/views';
import { traded, useCatalogue } from '../../shared/catalogue/catalogue';
import { Dialog } from '../../shared/desk/dialog';
import { addDays, daysBetween } from '../../shared/format/date';
import { DraftForm, useFormFaults } from '../../shared/forms/draft-form';
import { FormCertificates, FormFirm, FormPrice, FormRadios, FormText, FormWeight } from '../../shared/forms/form-fields';
import { useDraft } from '../../shared/forms/use-draft';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSayRepeat } from '../../shared/i18n/use-say-repeat';
import { useSaySeller } from '../../shared/i18n/use-say-seller';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { SelectField } from '../../shared/ui/select-field';
import { showToast } from '../../shared/ui/toast-store';
import two from '../../shared/ui/two.module.css';
import { CERTAINTIES } from './offer-draft';
import { PlacePart } from './offer-parts';
import { amendStandingOffer, standingOffersQuery } from './repeat-api';
import { changedBody, draftOfRepeat, isReadable, type RepeatDraft } from './repeat-draft';
import { RepeatTerms } from './repeat-terms';

const SHOWN = [
  'gradeId',
  'placeId',
  'kg',
  'ask',
  'ask.overVndPerKg',
  'areaCode',
  'certificates',
  'certainty',
  'firm',
  'weekdays',
  'until',
  'mostKg',
  'leadDays',
  'placeAt',
  'windowDays',
];
const WINDOW_DAYS = [1, 2, 3, 4, 5, 7, 10, 14] as const;

interface Props {
  standing: StandingOffer;
  onClose: () => void;
}

/** What repeats, changed from its next lot on: how much, of what grade, at what price, on which days, posted when. */
export function ChangeRepeat({ standing, onClose }: Props) {
  const tell = useSayRepeat();
  const language = useLanguage();
  const names = useCatalogue();
  const cache = useQueryClient();
  // What was seen when the form opened: a change of somebody else meanwhile is refused, not written over.
  const [seen] = useState(standing);
  const draft = useDraft<RepeatDraft, void>({
    keep: { as: `standing offer ${standing.id}` },
    start: draftOfRepeat(seen, language),
    post: async (typed) => amendStandingOffer(seen.id, seen.version, changedBody(seen, typed, language)),
    kept: (typed) => typed,
    onDone: () => {
      void cache.invalidateQueries({ queryKey: standingOffersQuery.queryKey });
      showToast({ look: 'ok', title: tell('saved'), detail: tell('changeHint') });
      onClose();
    },
  });
  const { form } = draft;
  const { repeat } = form.watch();
  const send = () => isReadable(repeat, language) && draft.send();
  return (
    <Dialog title={tell('changeTitle', { name: names.varietyName(standing.varietyId) })} onClose={onClose} size="wide">
      <DraftForm form={form} error={draft.error} shown={SHOWN} found={draft.found} onSend={send} className={two['form']}>
        <Lot standing={seen} draft={form.watch()} onChange={(name, value) => form.setValue(name, value)} />
        <RepeatTerms repeat={repeat} onChange={(next) => form.setValue('repeat', next)} />
        <Send isBusy={draft.isSending} onSend={send} />
      </DraftForm>
    </Dialog>
  );
}

interface LotProps {
  standing: StandingOffer;
  draft: RepeatDraft;
  onChange: (name: 'harvestTo' | 'certainty', value: string) => void;
}

/** What each lot says. Another variety is another schedule: its grades, its market and its codes are others. */
function Lot({ standing, draft, onChange }: LotProps) {
  const { t } = useTranslation();
  const tell = useSayRepeat();
  const seller = useSaySeller();
  const faults = useFormFaults();
  const names = useCatalogue();
  const product = names.productOfVariety(standing.varietyId);
  const grades = [...traded(product?.grades)].sort((a, b) => a.rank - b.rank);
  const days = daysBetween(draft.harvestFrom, draft.harvestTo) + 1;
  return (
    <>
      <FormRadios
        name="gradeId"
        field="gradeId"
        label={t('field.grade')}
        options={grades.map(({ id }) => ({ value: id, label: names.gradeName(standing.marketId, id) }))}
      />
      <div className={two['two']}>
        <FormWeight name="weight" field="kg" label={tell('kg')} example="3,5" />
        <FormPrice name="ask" field="ask" label={t('field.ask')} example="7.500" />
      </div>
      <PlacePart points={names.places.filter(({ kind }) => kind === 'collection_point')} />
      <div className={two['two']}>
        <SelectField
          label={tell('windowDays')}
          options={[...new Set([...WINDOW_DAYS, days])]
            .sort((a, b) => a - b)
            .map((n) => ({ value: String(n), label: tell('nDays', { n: String(n) }) }))}
          value={String(days)}
          onChange={(event) => onChange('harvestTo', addDays(draft.harvestFrom, Number(event.target.value) - 1))}
          error={faults.of('windowDays')}
        />
        <SelectField
          label={seller('lotRules.certainty')}
          options={CERTAINTIES.map((value) => ({ value, label: seller(`lotRules.${value}`) }))}
          value={draft.certainty}
          onChange={(event) => onChange('certainty', event.target.value)}
          error={faults.of('certainty')}
        />
      </div>
      <FormText name="areaCode" field="areaCode" label={t('field.areaCode')} aside={t('field.areaCodeHint')} />
      <FormCertificates name="certificates" field="certificates" label={t('field.certificates')} />
      <FormFirm name="firm" />
    </>
  );
}

function Send({ isBusy, onSend }: { isBusy: boolean; onSend: () => void }) {
  const tell = useSayRepeat();
  const faults = useFormFaults();
  return (
    <>
      {faults.rest !== null && <RefusalNote error={faults.rest} title={tell('failed')} flush />}
      <Button look="primary" size="main" wide busy={isBusy} onClick={onSend}>
        {tell('save')}
      </Button>
      <p className="hint">{tell('changeHint')}</p>
    </>
  );
}
