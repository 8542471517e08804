import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../shared/api/refusal';
import { useDraftKey } from '../../shared/api/draft-key';
import type { Contract } from '../../shared/api/views';
import { useMay, useSession } from '../../shared/auth/session';
import { formatDayRange } from '../../shared/format/date';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { DayField } from '../../shared/ui/day-field';
import { RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { SelectField } from '../../shared/ui/select-field';
import { agreeForce, claimForce, claimsQuery } from './api';

/** What has struck: either side claims it, and it counts once the other agrees. */
export function ForcePanel({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const may = useMay();
  const { organisation } = useSession();
  const claims = useQuery(claimsQuery(contract.id)).data ?? [];
  const [error, setError] = useState<unknown>(null);
  const key = useDraftKey();
  if (contract.forceMajeure.length === 0) return null;
  const act = async (work: (key: string) => Promise<void>) => {
    setError(null);
    try {
      await work(key.current());
      key.renew();
      await cache.invalidateQueries({ queryKey: claimsQuery(contract.id).queryKey });
    } catch (refused) {
      if (refused instanceof Refusal) key.renew();
      setError(refused);
    }
  };
  return (
    <Panel title={t('pact.forceTitle')} padded>
      <p className="hint">{t('pact.forceHint')}</p>
      {claims.length === 0 && <p>{t('pact.forceNone')}</p>}
      <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {claims.map((claim) => (
          <li key={claim.id} className="row wrap">
            <span>
              {t(`pact.cause.${claim.cause as 'hail'}`)}, {formatDayRange(claim.from, claim.to)} ·{' '}
              {t(claim.agreed ? 'pact.forceAgreed' : 'pact.forceWaits')}
            </span>
            {!claim.agreed && claim.claimedBy !== organisation.id && may('contract.sign') && (
              <Button size="small" onClick={() => void act((draftKey) => agreeForce(contract.id, claim.id, draftKey))}>
                {t('pact.forceAgree')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {error !== null && <RefusalNote error={error} title={t('pact.forceFailed')} flush />}
      {may('contract.sign') && contract.state === 'in_force' && <Claim contract={contract} act={act} />}
    </Panel>
  );
}

function Claim({ contract, act }: { contract: Contract; act: (work: (key: string) => Promise<void>) => Promise<void> }) {
  const { t } = useTranslation();
  const today = useToday();
  const [cause, setCause] = useState(contract.forceMajeure[0] ?? '');
  const [days, setDays] = useState({ from: today, to: today });
  return (
    <div className="row wrap" style={{ alignItems: 'end', marginTop: 12 }}>
      <SelectField
        label={t('pact.forceCause')}
        value={cause}
        onChange={(event) => setCause(event.target.value)}
        options={contract.forceMajeure.map((value) => ({ value, label: t(`pact.cause.${value as 'hail'}`) }))}
      />
      <DayField
        label={t('pact.form.from')}
        from={contract.seasonFrom}
        to={contract.seasonTo}
        value={days.from}
        onChange={(from) => setDays({ ...days, from })}
      />
      <DayField
        label={t('pact.form.to')}
        from={contract.seasonFrom}
        to={contract.seasonTo}
        value={days.to}
        onChange={(to) => setDays({ ...days, to })}
      />
      <Button onClick={() => void act((key) => claimForce(contract.id, { cause, ...days }, key))}>{t('pact.forceClaim')}</Button>
    </div>
  );
}
