import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../shared/api/refusal';
import { useDraftKey } from '../../shared/api/draft-key';
import { useAct } from '../../shared/api/use-act';
import type { Contract } from '../../shared/api/views';
import { useMay, useSession } from '../../shared/auth/session';
import { formatDayRange } from '../../shared/format/date';
import { KeptNote } from '../../shared/forms/kept-note';
import { useFaults } from '../../shared/forms/use-faults';
import { useTyped } from '../../shared/forms/use-typed';
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
  const readAgain = () => cache.invalidateQueries({ queryKey: claimsQuery(contract.id).queryKey });
  const act = async (work: (key: string) => Promise<void>) => {
    setError(null);
    try {
      await work(key.current());
      key.renew();
      await readAgain();
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
      {may('contract.sign') && contract.state === 'in_force' && <Claim key={contract.id} contract={contract} onClaimed={readAgain} />}
    </Panel>
  );
}

function Claim({ contract, onClaimed }: { contract: Contract; onClaimed: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const today = useToday();
  const { typed, put, sent, found, key } = useTyped(
    { as: `force on ${contract.id}` },
    { cause: contract.forceMajeure[0] ?? '', from: today, to: today },
  );
  const { error, isBusy, run } = useAct(key);
  const faults = useFaults(error, ['cause', 'from', 'to']);
  const send = async () => {
    if (!(await run((once) => claimForce(contract.id, typed, once)))) return;
    sent();
    await onClaimed();
  };
  return (
    <div className="row wrap" style={{ alignItems: 'end', marginTop: 12 }}>
      <KeptNote found={found} />
      {faults.rest !== null && <RefusalNote error={faults.rest} title={t('pact.forceFailed')} flush />}
      <SelectField
        label={t('pact.forceCause')}
        value={typed.cause}
        error={faults.of('cause')}
        onChange={(event) => put({ cause: event.target.value })}
        options={contract.forceMajeure.map((value) => ({ value, label: t(`pact.cause.${value as 'hail'}`) }))}
      />
      <DayField
        label={t('pact.form.from')}
        from={contract.seasonFrom}
        to={contract.seasonTo}
        value={typed.from}
        error={faults.of('from')}
        onChange={(from) => put({ from })}
      />
      <DayField
        label={t('pact.form.to')}
        from={contract.seasonFrom}
        to={contract.seasonTo}
        value={typed.to}
        error={faults.of('to')}
        onChange={(to) => put({ to })}
      />
      <Button busy={isBusy} onClick={() => void send()}>
        {t('pact.forceClaim')}
      </Button>
    </div>
  );
}
