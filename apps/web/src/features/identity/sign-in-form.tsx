import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/api/views';
import { signIn } from '../../shared/auth/session';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { TextField } from '../../shared/ui/text-field';
import { useFaults } from '../../shared/forms/use-faults';
import styles from './sign-in-form.module.css';

interface Draft {
  name: string;
  password: string;
}

/** Name and password. A refusal keeps both as typed. */
export function SignInForm({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const faults = useFaults(error, ['name', 'password']);
  const { register, handleSubmit, formState } = useForm<Draft>({ defaultValues: { name: '', password: '' } });
  const send = handleSubmit(async ({ name, password }) => {
    setError(null);
    try {
      onSignedIn(await signIn(name.normalize('NFC').trim(), password));
    } catch (refused) {
      setError(refused);
    }
  });
  const { errors, isSubmitting } = formState;
  const missing = (label: string) => t('wrong.required', { label: label.toLowerCase() });
  return (
    <form className={styles['form']} onSubmit={(event) => void send(event)} noValidate>
      <TextField
        label={t('field.signInName')}
        autoComplete="username"
        inputMode="email"
        {...register('name', { required: true })}
        error={errors.name === undefined ? faults.of('name') : missing(t('field.signInName'))}
      />
      <TextField
        label={t('field.password')}
        type="password"
        autoComplete="current-password"
        {...register('password', { required: true })}
        error={errors.password === undefined ? faults.of('password') : missing(t('field.password'))}
      />
      {faults.rest !== null && <RefusalNote error={faults.rest} title={t('failed.notSent')} flush />}
      <Button type="submit" look="primary" size="main" wide busy={isSubmitting}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
