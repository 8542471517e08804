import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { switchTo } from '../../features/identity/api';
import { MyData } from '../../features/identity/my-data';
import { PasswordForm } from '../../features/identity/password-form';
import styles from '../../features/identity/people.module.css';
import { SecondFactorPanel } from '../../features/identity/second-factor-panel';
import { SessionList } from '../../features/identity/session-list';
import { useAct } from '../../features/identity/use-act';
import { sessionQuery, useSession } from '../../shared/auth/session';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { PageHead } from '../layout/page-head';

/** What is mine: where I am signed in, how I prove who I am, and what is kept about me. */
export function AccountPage() {
  const { t } = useTranslation();
  const session = useSession();
  const cache = useQueryClient();
  const { act, busy, error } = useAct();
  const others = session.organisations.filter(
    (each) => each.id !== session.organisation.id && (each.state === 'active' || each.state === 'applied'),
  );
  const change = (id: string) =>
    act(async () => {
      cache.setQueryData(sessionQuery.queryKey, await switchTo(id));
      location.assign('/');
    });
  return (
    <>
      <PageHead title={t('people.me.title')} sub={session.member.name} />
      <div className={styles['page']}>
        {others.length > 0 && (
          <Panel title={t('people.me.organisations')} padded>
            <div className={styles['row']}>
              {others.map((each) => (
                <Button key={each.id} busy={busy} onClick={() => void change(each.id)}>
                  {t('people.me.switch', { name: each.name })}
                </Button>
              ))}
            </div>
            {error !== null && <RefusalNote error={error} flush />}
          </Panel>
        )}
        <SecondFactorPanel />
        <SessionList />
        <PasswordForm />
        <MyData />
      </div>
    </>
  );
}
