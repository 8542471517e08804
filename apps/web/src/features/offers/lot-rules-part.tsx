import { IconX } from '@tabler/icons-react';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFormFaults } from '../../shared/forms/draft-form';
import { OrganisationPick } from '../../shared/forms/organisation-pick';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSaySeller } from '../../shared/i18n/use-say-seller';
import { Button } from '../../shared/ui/button';
import { Check } from '../../shared/ui/choice';
import { SelectField } from '../../shared/ui/select-field';
import { TextField } from '../../shared/ui/text-field';
import two from '../../shared/ui/two.module.css';
import { AskSteps } from './ask-steps';
import { CERTAINTIES, type LotDraft, type OfferDraft, PLAIN_LOT, unreadableIn } from './offer-draft';

/** Whom the lot is for, how it may be cut, and an ask that steps down: nothing of it has to be said. */
export function LotRulesPart() {
  const tell = useSaySeller();
  const { t } = useTranslation();
  const faults = useFormFaults();
  const language = useLanguage();
  const { watch, setValue } = useFormContext<OfferDraft>();
  const lot = watch('lot') ?? PLAIN_LOT;
  const [from, to, certainty] = watch(['harvestFrom', 'harvestTo', 'certainty']);
  const validate = (typed: LotDraft | undefined) => unreadableIn(typed ?? PLAIN_LOT, language) === null || 'not_a_number';
  const { fieldState } = useController<OfferDraft, 'lot'>({ name: 'lot', rules: { validate } });
  const wrongAt = fieldState.error === undefined ? null : unreadableIn(lot, language);
  const wrong = (label: string) => t('wrong.not_a_number', { label, example: '2.000' });
  const set = (change: Partial<LotDraft>) => setValue('lot', { ...lot, ...change });
  return (
    <details>
      <summary>{tell('lotRules.more')}</summary>
      <div className={two['form']} style={{ marginTop: 12 }}>
        <SelectField
          label={tell('lotRules.certainty')}
          options={CERTAINTIES.map((value) => ({ value, label: tell(`lotRules.${value}`) }))}
          value={certainty}
          onChange={(event) => setValue('certainty', event.target.value)}
          {...(certainty === 'forecast' ? { hint: tell('lotRules.forecastHint') } : {})}
          error={faults.of('certainty')}
        />
        <SelectField
          label={tell('lotRules.visibility')}
          options={(['public', 'invited', 'contract_only'] as const).map((value) => ({ value, label: tell(`lotRules.${value}`) }))}
          value={lot.visibility}
          onChange={(event) => set({ visibility: event.target.value })}
          error={faults.of('visibility')}
        />
        {lot.visibility === 'invited' && <Invited lot={lot} onChange={set} error={faults.of('invitedIds')} />}
        <div className={two['two']}>
          <TextField
            label={tell('lotRules.minLot')}
            aside="kg"
            inputMode="decimal"
            autoComplete="off"
            value={lot.minLot}
            onChange={(event) => set({ minLot: event.target.value })}
            error={wrongAt === 'minLot' ? wrong(tell('lotRules.minLot')) : faults.of('minLotKg')}
          />
          <TextField
            label={tell('lotRules.step')}
            aside="kg"
            inputMode="decimal"
            autoComplete="off"
            value={lot.step}
            onChange={(event) => set({ step: event.target.value })}
            error={wrongAt === 'step' ? wrong(tell('lotRules.step')) : faults.of('stepKg')}
          />
        </div>
        <Check checked={lot.whole} onChange={(whole) => set({ whole })}>
          {tell('lotRules.whole')}
        </Check>
        <AskSteps
          steps={lot.steps}
          onChange={(steps) => set({ steps })}
          from={from}
          to={to}
          wrongAt={typeof wrongAt === 'number' ? wrongAt : null}
        />
      </div>
    </details>
  );
}

interface PartProps {
  lot: LotDraft;
  onChange: (change: Partial<LotDraft>) => void;
}

/** The buyers of an invited lot, by name. */
function Invited({ lot, onChange, error }: PartProps & { error: string | undefined }) {
  const tell = useSaySeller();
  const add = (id: string, name: string) => {
    if (id !== '' && !lot.invited.some((one) => one.id === id)) onChange({ invited: [...lot.invited, { id, name }] });
  };
  return (
    <>
      <OrganisationPick label={tell('lotRules.invite')} value="" valueName="" onPick={add} />
      {lot.invited.map(({ id, name }) => (
        <p key={id} className="row">
          {name}
          <Button
            look="quiet"
            size="small"
            aria-label={tell('lotRules.uninvite', { name })}
            onClick={() => onChange({ invited: lot.invited.filter((one) => one.id !== id) })}
          >
            <IconX className="i" size={16} aria-hidden="true" />
          </Button>
        </p>
      ))}
      {error !== undefined && <p className="hint">{error}</p>}
    </>
  );
}
