import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraftKey } from '../../shared/api/draft-key';
import { upsertInto } from '../../shared/api/list-cache';
import type { CallOff } from '../../shared/api/views';
import { useMay } from '../../shared/auth/session';
import { formatDay, formatTime } from '../../shared/format/date';
import { formatWeight, type WeightUnit } from '../../shared/format/weight';
import { useFaults } from '../../shared/forms/use-faults';
import { useUnreadable } from '../../shared/forms/use-unreadable';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { Countdown } from '../../shared/ui/countdown';
import { RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { kgOf, WeightField } from '../../shared/ui/weight-field';
import { answerCallOff, callOffsQuery } from './api';

/** A call-off above the band: the cooperative says yes to all of it, to a part, or no, before the time is up. */
export function WaitingCallOff({ callOff }: { callOff: CallOff }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const cache = useQueryClient();
  const may = useMay();
  const [weight, setWeight] = useState<{ text: string; unit: WeightUnit }>({ text: String(callOff.askedKg), unit: 'kg' });
  const [sending, setSending] = useState<'yes' | 'no' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [yesKey, noKey] = [useDraftKey(), useDraftKey()];
  const kg = kgOf(weight, language);
  const faults = useFaults(error, ['kg']);
  const unreadable = useUnreadable();
  const send = async (answer: 'yes' | 'no') => {
    setSending(answer);
    setError(null);
    try {
      const answered = await (answer === 'no'
        ? answerCallOff(callOff.id, null, noKey.current())
        : answerCallOff(callOff.id, kg ?? callOff.askedKg, yesKey.current()));
      yesKey.renew();
      upsertInto(cache, callOffsQuery(callOff.contractId).queryKey, answered);
    } catch (refused) {
      setError(refused);
    } finally {
      setSending(null);
    }
  };
  return (
    <Panel title={t('pact.waiting')} note={callOff.confirmBy !== null && <Countdown until={callOff.confirmBy} />} padded>
      <p>
        <b>{t('pact.waitingFor', { weight: formatWeight(callOff.askedKg, language), day: formatDay(callOff.deliverOn, language) })}</b>
      </p>
      {may('contract.answer') && (
        <>
          <WeightField
            label={t('pact.partOf')}
            value={weight}
            onChange={setWeight}
            error={unreadable(weight, t('pact.partOf'), '500') ?? faults.of('kg')}
          />
          <div className="row wrap">
            <Button size="main" busy={sending === 'no'} disabled={sending !== null} onClick={() => void send('no')}>
              {t('pact.no')}
            </Button>
            <Button
              look="primary"
              size="main"
              busy={sending === 'yes'}
              disabled={sending !== null || kg === null}
              onClick={() => void send('yes')}
            >
              {t('pact.yesAll', { weight: formatWeight(kg ?? callOff.askedKg, language) })}
            </Button>
          </div>
        </>
      )}
      {faults.rest !== null && <RefusalNote error={faults.rest} title={t('pact.answerFailed')} flush />}
      {callOff.confirmBy !== null && <p className="hint">{t('pact.lapse', { time: formatTime(callOff.confirmBy, false) })}</p>}
    </Panel>
  );
}
