import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptInvitation, readInvitation } from '../../features/identity/api';
import { AloneForm } from '../../features/identity/alone-form';
import { Check } from '../../shared/ui/choice';
import { RefusalNote, Skeleton } from '../../shared/ui/faces';
import styles from '../../features/identity/people.module.css';
import { useTitle } from '../layout/use-title';

/** Joins an organisation by the link that somebody handed over. */
export function JoinPage() {
  const { t } = useTranslation();
  const token = location.hash.slice(1);
  const [consent, setConsent] = useState(false);
  const invitation = useQuery({ queryKey: ['people', 'invitation', token], queryFn: () => readInvitation(token), retry: false });
  useTitle(t('people.join.loading'));
  if (invitation.data === undefined)
    return (
      <main className={styles['alone']}>
        <h1>{t('people.join.loading')}</h1>
        {invitation.isPending ? <Skeleton lines={4} /> : <RefusalNote error={invitation.error} />}
      </main>
    );
  const { organisationName, role } = invitation.data;
  return (
    <AloneForm
      keepAs="joining"
      title={t('people.join.title', { name: organisationName })}
      hint={t('people.join.as', { role: t(`people.team.roles.${role}`) })}
      fields={[
        { name: 'name', label: t('people.join.yourName'), autoComplete: 'name' },
        { name: 'signInName', label: t('field.signInName'), autoComplete: 'username' },
        { name: 'password', label: t('field.password'), type: 'password', autoComplete: 'new-password', hint: t('people.me.freshHint') },
      ]}
      below={
        <Check checked={consent} onChange={setConsent}>
          {t('people.apply.consent')}
        </Check>
      }
      submit={t('people.join.submit')}
      done={t('people.join.done')}
      onSend={({ name = '', signInName = '', password = '' }) => acceptInvitation({ token, name, signInName, password, consent })}
    />
  );
}
