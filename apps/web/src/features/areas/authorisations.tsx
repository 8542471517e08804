import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { wrongWeight } from '../../shared/format/check-draft';
import type { Day } from '../../shared/format/date';
import { formatDate } from '../../shared/format/read-day';
import { KeptNote } from '../../shared/forms/kept-note';
import { OrganisationPick } from '../../shared/forms/organisation-pick';
import { useFaults } from '../../shared/forms/use-faults';
import { useTyped } from '../../shared/forms/use-typed';
import { useWrong } from '../../shared/forms/use-wrong';
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

const SHOWN = ['userId', 'kg', 'from', 'to'];

interface Props {
  of: CodeKind;
  code: { readonly id: string; readonly authorisations: readonly Leave[] };
  mayGive: boolean;
}

/** Who else may use a code, how much and between which days; the holder, or an officer for it, gives and takes back. */
export function Authorisations({ of, code, mayGive }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const readAgain = () => cache.invalidateQueries({ queryKey: [of] });
  const withdraw = async (id: string) => {
    if (await act.run((key) => withdrawLeave(of, code.id, id, key))) await readAgain();
  };
  return (
    <Panel title={t('register.leaves')} padded>
      <div className={styles['stack']}>
        <Leaves given={code.authorisations} onWithdraw={mayGive ? (id) => void withdraw(id) : null} />
        {act.error !== null && <RefusalNote error={act.error} title={t('failed.notSent')} flush />}
        {mayGive && <Give of={of} codeId={code.id} onGiven={readAgain} />}
      </div>
    </Panel>
  );
}

interface Typed {
  userId: string;
  userName: string;
  weight: TypedWeight;
  from: Day;
  to: Day;
}

function Give({ of, codeId, onGiven }: { of: CodeKind; codeId: string; onGiven: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const { typed, put, sent, found, key } = useTyped<Typed>(
    { as: `leave of ${codeId}` },
    { userId: '', userName: '', weight: { text: '', unit: 'tan' }, from: today, to: '' },
  );
  const { error, isBusy, run } = useAct(key);
  const faults = useFaults(error, SHOWN);
  const wrong = useWrong();
  const { userId, weight, from, to } = typed;
  const kg = kgOf(weight, language);
  const read = wrongWeight(weight, language);
  const label = t('register.leaveTonnes');
  const send = async () => {
    if (kg === null || !(await run((once) => authorise(of, codeId, { userId, kg, from, to }, once)))) return;
    sent();
    await onGiven();
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
      <OrganisationPick
        label={t('register.leaveTo')}
        value={userId}
        valueName={typed.userName}
        onPick={(id, name) => put({ userId: id, userName: name })}
      />
      <WeightField
        label={label}
        value={weight}
        onChange={(value) => put({ weight: value })}
        error={read === true || read === 'empty' ? faults.of('kg') : wrong(read, { label, example: '3,5' })}
      />
      <DateField label={t('areas.from')} min={today} value={from} error={faults.of('from')} onChange={(day) => put({ from: day })} />
      <DateField label={t('register.leaveUntil')} min={from} value={to} error={faults.of('to')} onChange={(day) => put({ to: day })} />
      {faults.rest !== null && <RefusalNote error={faults.rest} title={t('failed.notSent')} flush />}
      <div>
        <Button type="submit" busy={isBusy} disabled={userId === '' || to === '' || kg === null}>
          {t('register.give')}
        </Button>
      </div>
    </form>
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
