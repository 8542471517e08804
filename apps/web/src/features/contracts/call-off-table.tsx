import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOff } from '../../shared/api/views';
import { useMay } from '../../shared/auth/session';
import { formatDay } from '../../shared/format/date';
import { formatTonnes, formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { Chip, StateChip } from '../../shared/ui/chip';
import { type Column, headOf, right, Table } from '../../shared/ui/table';
import { IconCheck, IconHourglass } from '@tabler/icons-react';
import { AmendCallOff } from './amend-call-off';

/** Call-offs by day of delivery; the foot is their sum. */
export function CallOffTable({ callOffs }: { callOffs: readonly CallOff[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const canAmend = useMay()('contract.call_off');
  const [amending, amend] = useState<string | null>(null);
  const rows = [...callOffs].sort((a, b) => b.deliverOn.localeCompare(a.deliverOn) || b.submittedAt.localeCompare(a.submittedAt));
  const sum = (pick: (callOff: CallOff) => number) =>
    formatTonnes(
      rows.reduce((total, callOff) => total + pick(callOff), 0),
      language,
    );
  const columns = [
    { key: 'day', head: t('contract.col.day') },
    { key: 'called', head: t('contract.col.called'), right: true },
    { key: 'confirmed', head: t('contract.col.confirmed'), right: true },
    { key: 'held', head: t('contract.col.held'), right: true },
    { key: 'open', head: t('contract.col.open'), right: true },
    { key: 'state', head: t('contract.col.state') },
    ...(canAmend ? [{ key: 'acts', head: t('conflict.amend'), silent: true }] : []),
  ];
  const foot = (
    <tr>
      <td />
      <td className={right} {...headOf(columns, 'called')}>
        {sum((row) => row.kg)}
      </td>
      <td className={right} {...headOf(columns, 'confirmed')}>
        {sum((row) => row.confirmedKg)}
      </td>
      <td className={right} {...headOf(columns, 'held')}>
        {sum((row) => row.heldKg)}
      </td>
      <td className={right} {...headOf(columns, 'open')}>
        {sum((row) => row.openKg)}
      </td>
      <td colSpan={canAmend ? 2 : 1} />
    </tr>
  );
  const amended = rows.find((row) => row.id === amending);
  return (
    <>
      <Table label={t('contract.callOffs')} columns={columns} foot={foot} stacked>
        {rows.map((callOff) => (
          <Row key={callOff.id} callOff={callOff} columns={columns} onAmend={canAmend ? () => amend(callOff.id) : null} />
        ))}
      </Table>
      {amended !== undefined && <AmendCallOff key={amended.id} callOff={amended} onClose={() => amend(null)} />}
    </>
  );
}

function Row({ callOff, columns, onAmend }: { callOff: CallOff; columns: readonly Column[]; onAmend: (() => void) | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <tr data-call-off={callOff.id} data-confirmed-kg={callOff.confirmedKg}>
      <td className="n" {...headOf(columns, 'day')}>
        {formatDay(callOff.deliverOn, language)}
      </td>
      <td className={right} {...headOf(columns, 'called')}>
        {formatTonnes(callOff.kg, language)}
      </td>
      <td className={right} {...headOf(columns, 'confirmed')}>
        {formatTonnes(callOff.confirmedKg, language)}
      </td>
      <td className={right} {...headOf(columns, 'held')}>
        {formatTonnes(callOff.heldKg, language)}
      </td>
      <td className={right} {...headOf(columns, 'open')}>
        {formatTonnes(callOff.openKg, language)}
      </td>
      <td {...headOf(columns, 'state')}>
        <CallOffState callOff={callOff} />
      </td>
      {onAmend !== null && (
        <td>
          {callOff.state === 'open' && (
            <Button look="quiet" size="small" onClick={onAmend}>
              {t('conflict.edit')}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

function CallOffState({ callOff }: { callOff: CallOff }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (callOff.state !== 'open') return <StateChip state={callOff.state} />;
  if (callOff.openKg === 0 && callOff.heldKg === 0) {
    return (
      <Chip look="ok" icon={IconCheck}>
        {t('contract.fullyConfirmed')}
      </Chip>
    );
  }
  return (
    <Chip look="warn" icon={IconHourglass}>
      {t('contract.waiting', { weight: formatWeight(callOff.openKg, language) })}
    </Chip>
  );
}
