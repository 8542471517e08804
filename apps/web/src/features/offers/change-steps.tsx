import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAct } from '../../shared/api/use-act';
import type { Offer } from '../../shared/api/views';
import { addDays } from '../../shared/format/date';
import { readPrice } from '../../shared/format/money';
import { formatInteger } from '../../shared/format/number';
import { ActForm } from '../../shared/forms/act-form';
import { useTyped } from '../../shared/forms/use-typed';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSaySeller } from '../../shared/i18n/use-say-seller';
import { useToday } from '../../shared/live/use-today';
import { showToast } from '../../shared/ui/toast-store';
import { askStepsQuery, setAskSteps } from './api';
import { AskSteps } from './ask-steps';
import type { TypedStep } from './offer-draft';

/** How my lot's ask steps down from here on, seen by nobody else before its day. */
export function ChangeSteps({ offer }: { offer: Offer }) {
  const steps = useQuery(askStepsQuery(offer.id)).data;
  const language = useLanguage();
  if (steps === undefined) return null;
  const typed = steps.map(({ day, askVndPerKg }) => ({ day, ask: formatInteger(askVndPerKg, language) }));
  return <StepsForm key={`${offer.id} ${JSON.stringify(steps)}`} offer={offer} start={typed} />;
}

function StepsForm({ offer, start }: { offer: Offer; start: readonly TypedStep[] }) {
  const tell = useSaySeller();
  const language = useLanguage();
  const today = useToday();
  const cache = useQueryClient();
  const {
    typed: { steps },
    put,
    sent,
    found,
    key: draftKey,
  } = useTyped({ as: `steps of ${offer.id}` }, { steps: start });
  const act = useAct(draftKey);
  // A line without a figure is none: so a step is taken away.
  const said = steps.filter(({ ask }) => ask.trim() !== '');
  const wrongAt = steps.findIndex(({ ask }) => ask.trim() !== '' && !readPrice(ask, language).ok);
  const send = async () => {
    if (wrongAt >= 0) return;
    const items = said.flatMap(({ day, ask }) => {
      const read = readPrice(ask, language);
      return read.ok ? [{ day, askVndPerKg: read.vndPerKg }] : [];
    });
    if (!(await act.run((key) => setAskSteps(offer.id, items, key)))) return;
    sent({ steps });
    await cache.invalidateQueries({ queryKey: askStepsQuery(offer.id).queryKey });
    showToast({ look: 'ok', title: tell('lotChange.stepsDone'), detail: '' });
  };
  const first = offer.harvestFrom > today ? offer.harvestFrom : today;
  return (
    <details open={start.length > 0 || found.at !== null || undefined}>
      <summary>
        {tell('lotChange.steps')} ({start.length})
      </summary>
      <div style={{ marginTop: 12 }}>
        <ActForm label={tell('lotChange.stepsSave')} error={act.error} isBusy={act.isBusy} found={found} onSend={send}>
          <AskSteps
            steps={steps}
            onChange={(next) => put({ steps: next })}
            from={first > addDays(today, 1) ? addDays(today, 1) : first}
            to={offer.harvestTo}
            wrongAt={wrongAt >= 0 ? wrongAt : null}
          />
        </ActForm>
      </div>
    </details>
  );
}
