import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { destinationName, destinationsQuery } from '../../shared/catalogue/destinations';
import { KeptNote } from '../../shared/forms/kept-note';
import { useFaults } from '../../shared/forms/use-faults';
import { useTyped } from '../../shared/forms/use-typed';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { DateField } from '../../shared/ui/date-field';
import { RefusalNote } from '../../shared/ui/faces';
import { SelectField } from '../../shared/ui/select-field';
import { TextField } from '../../shared/ui/text-field';
import type { Standing, StandingAsk } from './api';
import styles from './areas.module.css';

/** A code, of an area or of a packing facility, with the changes of its standing. */
interface Coded {
  readonly id: string;
  readonly standings: readonly { readonly marketId: string | null; readonly standing: Standing }[];
}

/** Where a standing may go, the likeliest first; a market that was never named begins. */
const NEXT: Readonly<Record<Standing | 'none', readonly Standing[]>> = {
  none: ['active', 'applied'],
  applied: ['active', 'revoked'],
  active: ['suspended', 'revoked'],
  suspended: ['active', 'revoked'],
  revoked: [],
};

interface Typed {
  /** Empty: the whole code. */
  marketId: string;
  picked: Standing | null;
  from: string;
  reason: string;
}

interface Props {
  coded: Coded;
  onSend: (ask: StandingAsk, key: string) => Promise<void>;
}

/** Suspends, restores, grants or revokes a code, as a whole or for one market, from a day on and with the reason that its holder reads. */
export function StandingForm({ coded, onSend }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const destinations = useQuery(destinationsQuery).data ?? [];
  const { typed, put, sent, found, key } = useTyped<Typed>(
    { as: `standing of ${coded.id}` },
    { marketId: '', picked: null, from: today, reason: '' },
  );
  const { error, isBusy, run } = useAct(key);
  const faults = useFaults(error, ['marketId', 'standing', 'from', 'reason']);
  const { marketId, picked, from, reason } = typed;
  const last = coded.standings.filter((change) => change.marketId === (marketId === '' ? null : marketId)).at(-1)?.standing;
  const next = NEXT[last ?? 'none'];
  const standing = picked !== null && next.includes(picked) ? picked : next[0];
  const granted = new Set(coded.standings.flatMap((change) => change.marketId ?? []));
  const markets = [...destinations].sort((a, b) => Number(granted.has(b.id)) - Number(granted.has(a.id)));
  const send = async (): Promise<void> => {
    if (standing === undefined) return;
    if (await run((once) => onSend({ id: coded.id, marketId, standing, from, reason }, once))) sent({ ...typed, reason: '' });
  };
  return (
    <form
      className={styles['stack']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <KeptNote found={found} />
      <SelectField
        label={t('areas.markets')}
        value={marketId}
        error={faults.of('marketId')}
        onChange={(event) => put({ marketId: event.target.value })}
        options={[
          { value: '', label: t('areas.changeAll') },
          ...markets.map(({ id }) => ({
            value: id,
            label: `${destinationName(destinations, id, language)}${granted.has(id) ? '' : ` (${t('areas.notGranted')})`}`,
          })),
        ]}
      />
      {standing === undefined ? (
        <p className="quiet">{t('areas.isRevoked')}</p>
      ) : (
        <>
          <SelectField
            label={t('areas.newStanding')}
            value={standing}
            error={faults.of('standing')}
            onChange={(event) => put({ picked: event.target.value as Standing })}
            options={next.map((value) => ({ value, label: t(`areas.states.${value}`) }))}
          />
          <DateField label={t('areas.from')} value={from} error={faults.of('from')} onChange={(day) => put({ from: day })} />
          <TextField
            label={t('areas.reason')}
            value={reason}
            error={faults.of('reason')}
            onChange={(event) => put({ reason: event.target.value })}
          />
          {faults.rest !== null && <RefusalNote error={faults.rest} title={t('failed.notSent')} flush />}
          <Button type="submit" look={standing === 'suspended' || standing === 'revoked' ? 'danger' : 'primary'} busy={isBusy}>
            {t(wordsFor(standing, last))}
          </Button>
        </>
      )}
    </form>
  );
}

const ACTS = { suspended: 'areas.suspend', revoked: 'areas.revoke', applied: 'areas.apply' } as const;

function wordsFor(standing: Standing, last: Standing | undefined) {
  if (standing === 'active') return last === 'suspended' ? 'areas.restore' : 'areas.grant';
  return ACTS[standing];
}
