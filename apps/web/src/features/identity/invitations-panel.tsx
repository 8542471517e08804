import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, formatMoment } from '../../shared/format/date';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { SelectField } from '../../shared/ui/select-field';
import { TextField } from '../../shared/ui/text-field';
import { invitationsQuery, invite, membersQuery, revokeInvitation, type Role } from './api';
import { LinkOnce } from './link-once';
import styles from './people.module.css';
import { useAct } from './use-act';

/** Invitations: made to be handed over, taken back while they are open. */
export function InvitationsPanel() {
  const { t } = useTranslation();
  const language = useLanguage();
  const roles = useQuery(membersQuery).data?.roles ?? [];
  const open = useQuery(invitationsQuery).data ?? [];
  const [role, setRole] = useState<Role | ''>('');
  const [note, setNote] = useState('');
  const [made, show] = useState<{ text: string; days: number } | null>(null);
  const { act, busy, error } = useAct();
  const chosen = role === '' ? roles[0] : role;
  const send = () =>
    act(async () => {
      if (chosen === undefined) return;
      const { token, expiresInDays } = await invite(chosen, note);
      show({ text: `${location.origin}/join#${token}`, days: expiresInDays });
      setNote('');
    });
  return (
    <Panel title={t('people.team.invite')} padded>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <SelectField
          label={t('people.team.role')}
          options={roles.map((each) => ({ value: each, label: t(`people.team.roles.${each}`) }))}
          value={chosen ?? ''}
          onChange={(event) => setRole(event.target.value as Role)}
        />
        <TextField label={t('people.team.note')} value={note} maxLength={100} onChange={(event) => setNote(event.target.value)} />
        {error !== null && <RefusalNote error={error} flush />}
        <div className={styles['row']}>
          <Button type="submit" look="primary" busy={busy} disabled={chosen === undefined}>
            {t('people.team.inviteDo')}
          </Button>
        </div>
      </form>
      {made !== null && (
        <LinkOnce text={made.text} hint={t('people.team.linkOnce', { limit: t('people.team.days', { count: made.days }) })} />
      )}
      {open.length > 0 && <h3>{t('people.team.open')}</h3>}
      {open.map((each) => (
        <div key={each.id} className={styles['row']}>
          <span>
            {t(`people.team.roles.${each.role}`)} {each.note} · {formatMoment(each.expiresAt, dayOf(Date.now()), language)}
          </span>
          <Button size="small" busy={busy} onClick={() => void act(() => revokeInvitation(each.id))}>
            {t('people.team.revoke')}
          </Button>
        </div>
      ))}
    </Panel>
  );
}
