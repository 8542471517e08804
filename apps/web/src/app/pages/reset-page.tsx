import { useTranslation } from 'react-i18next';
import { setPasswordByLink, wishPassword } from '../../features/identity/api';
import { AloneForm } from '../../features/identity/alone-form';
import { useTitle } from '../layout/use-title';

/** With a link: sets a new password. Without: tells the manager that one is needed. */
export function ResetPage() {
  const { t } = useTranslation();
  const token = location.hash.slice(1);
  useTitle(t('people.reset.title'));
  if (token === '')
    return (
      <AloneForm
        keepAs="password"
        title={t('people.reset.forgotTitle')}
        hint={t('people.reset.forgotHint')}
        fields={[{ name: 'name', label: t('field.signInName'), autoComplete: 'username' }]}
        submit={t('people.reset.forgotSubmit')}
        done={t('people.reset.forgotDone')}
        onSend={({ name = '' }) => wishPassword(name)}
      />
    );
  return (
    <AloneForm
      keepAs="password"
      title={t('people.reset.title')}
      hint=""
      fields={[
        { name: 'password', label: t('people.me.fresh'), type: 'password', autoComplete: 'new-password', hint: t('people.me.freshHint') },
      ]}
      submit={t('people.reset.submit')}
      done={t('people.reset.done')}
      onSend={({ password = '' }) => setPasswordByLink(token, password)}
    />
  );
}
