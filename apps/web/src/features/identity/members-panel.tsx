import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../shared/auth/session';
import { Button } from '../../shared/ui/button';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { RefusalNote, Skeleton } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { SelectField } from '../../shared/ui/select-field';
import { headOf, Table, type Column } from '../../shared/ui/table';
import { changeRole, membersQuery, removeMember, resetPasswordOf, type Member, type Role } from './api';
import { LinkOnce } from './link-once';
import styles from './people.module.css';
import { useAct } from './use-act';

/** Who belongs here and in which role. */
export function MembersPanel({ mayManage }: { mayManage: boolean }) {
  const { t } = useTranslation();
  const members = useQuery(membersQuery);
  const { act, busy, error } = useAct();
  const [leaving, leave] = useState<Member | null>(null);
  const [link, show] = useState<{ text: string; hours: number } | null>(null);
  const me = useSession().member.id;
  const hand = (id: string) =>
    act(async () => {
      const { token, expiresInHours } = await resetPasswordOf(id);
      show({ text: `${location.origin}/reset#${token}`, hours: expiresInHours });
    });
  const columns = [
    { key: 'name', head: t('people.team.name') },
    { key: 'role', head: t('people.team.role') },
    { key: 'factor', head: t('people.team.factor') },
    { key: 'acts', head: t('people.team.remove'), silent: true },
  ];
  return (
    <Panel title={t('people.team.members')}>
      {error !== null && <RefusalNote error={error} />}
      {link !== null && (
        <div className={styles['cards']}>
          <LinkOnce text={link.text} hint={t('people.team.linkOnce', { limit: t('people.team.hours', { count: link.hours }) })} />
        </div>
      )}
      {members.data === undefined &&
        (members.error === null ? <Skeleton lines={4} /> : <RefusalNote error={members.error} onRetry={() => void members.refetch()} />)}
      {members.data !== undefined && (
        <Table label={t('people.team.members')} columns={columns} stacked>
          {members.data.items.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              columns={columns}
              roles={members.data.roles}
              may={mayManage}
              isMe={member.id === me}
              busy={busy}
              onRole={(role) => void act(() => changeRole(member.id, role))}
              onReset={() => void hand(member.id)}
              onLeave={() => leave(member)}
            />
          ))}
        </Table>
      )}
      {leaving !== null && (
        <ConfirmDialog
          title={t('people.team.removeSure', { name: leaving.name })}
          yes={t('people.team.remove')}
          onYes={() => void act(() => removeMember(leaving.id))}
          onClose={() => leave(null)}
        >
          {t('people.team.removeEffect')}
        </ConfirmDialog>
      )}
    </Panel>
  );
}

interface RowProps {
  member: Member;
  columns: readonly Column[];
  roles: readonly Role[];
  may: boolean;
  isMe: boolean;
  busy: boolean;
  onRole: (role: Role) => void;
  onReset: () => void;
  onLeave: () => void;
}

function MemberRow({ member, columns, roles, may, isMe, busy, onRole, onReset, onLeave }: RowProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>
        {member.name}
        <br />
        <small className="second">{member.signInName}</small>
        {member.wantsPasswordSince !== null && <small> · {t('people.team.wants')}</small>}
      </td>
      <td {...headOf(columns, 'role')}>
        {may && !isMe ? (
          <SelectField
            label={`${t('people.team.role')}: ${member.name}`}
            options={roles.map((role) => ({ value: role, label: t(`people.team.roles.${role}`) }))}
            value={member.role}
            disabled={busy}
            onChange={(event) => onRole(event.target.value as Role)}
          />
        ) : (
          t(`people.team.roles.${member.role}`)
        )}
      </td>
      <td {...headOf(columns, 'factor')}>{t(member.secondFactorOn ? 'people.team.on' : 'people.team.off')}</td>
      <td>
        {may && (
          <div className={styles['row']}>
            <Button size="small" busy={busy} onClick={onReset}>
              {t('people.team.reset')}
            </Button>
            {!isMe && (
              <Button size="small" look="danger" busy={busy} onClick={onLeave}>
                {t('people.team.remove')}
              </Button>
            )}
          </div>
        )}
      </td>
    </tr>
  );
}
