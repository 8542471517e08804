import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraftKey } from '../../shared/api/draft-key';
import { formatDate } from '../../shared/format/read-day';
import { OrganisationPick } from '../../shared/forms/organisation-pick';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { DateField } from '../../shared/ui/date-field';
import { kgOf, type TypedWeight, WeightField } from '../../shared/ui/weight-field';
import { authorise, type CodeKind, type Leave, withdrawLeave } from './api';
import styles from './areas.module.css';

interface Props {
  of: CodeKind;
  code: { readonly id: string; readonly authorisations: readonly Leave[] };
  mayGive: boolean;
}

/** Who else may use a code, how much and between which days; the holder, or an officer for it, gives and takes back. */
export function Authorisations({ of, code, mayGive }: Props) {
  const { t } = useTranslation();
  const today = useToday();
  const cache = useQueryClient();
  const key = useDraftKey();
  const [user, setUser] = useState('');
  const [weight, setWeight] = useState<TypedWeight>({ text: '', unit: 'tan' });
  const [from, setFrom] = useState<string>(today);
  const [to, setTo] = useState('');
  const [error, setError] = useState<unknown>(null);
  const run = async (act: () => Promise<void>): Promise<void> => {
    setError(null);
    try {
      await act();
      key.renew();
      await cache.invalidateQueries({ queryKey: [of] });
    } catch (refused) {
      setError(refused);
    }
  };
  const kg = kgOf(weight, useLanguage());
  return (
    <Panel title={t('register.leaves')} padded>
      <div className={styles['stack']}>
        <Leaves
          given={code.authorisations}
          onWithdraw={mayGive ? (id) => void run(() => withdrawLeave(of, code.id, id, key.current())) : null}
        />
        {mayGive && (
          <form
            className={styles['stack']}
            onSubmit={(event) => {
              event.preventDefault();
              if (kg !== null) void run(() => authorise(of, code.id, { userId: user, kg, from, to }, key.current()));
            }}
          >
            <OrganisationPick label={t('register.leaveTo')} value={user} onPick={setUser} />
            <WeightField
              label={t('register.leaveTonnes')}
              value={weight}
              onChange={setWeight}
              error={
                kg === null && weight.text.trim() !== ''
                  ? t('wrong.not_a_number', { label: t('register.leaveTonnes'), example: '3,5' })
                  : undefined
              }
            />
            <DateField label={t('areas.from')} min={today} value={from} onChange={setFrom} />
            <DateField label={t('register.leaveUntil')} min={from} value={to} onChange={setTo} />
            {error !== null && <RefusalNote error={error} title={t('failed.notSent')} flush />}
            <div>
              <Button type="submit" disabled={user === '' || to === '' || kg === null}>
                {t('register.give')}
              </Button>
            </div>
          </form>
        )}
      </div>
    </Panel>
  );
}

function Leaves({ given, onWithdraw }: { given: readonly Leave[]; onWithdraw: ((id: string) => void) | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const leaves = given.filter(({ withdrawn }) => !withdrawn);
  if (leaves.length === 0) return <p className="quiet">{t('register.noLeave')}</p>;
  return (
    <ul style={{ margin: 0, paddingLeft: 18 }}>
      {leaves.map((leave) => (
        <li key={leave.id}>
          {leave.userName} · {t('register.leaveUsed', { used: formatWeight(leave.usedKg, language), kg: formatWeight(leave.kg, language) })}{' '}
          · {formatDate(leave.from)} → {formatDate(leave.to)}{' '}
          {onWithdraw !== null && (
            <Button size="small" look="danger" onClick={() => onWithdraw(leave.id)}>
              {t('keep.withdraw')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
