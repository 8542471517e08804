import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../shared/api/refusal';
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
  code: string;
}

/** Name and password, and a code once it is asked for. A refusal keeps all as typed. */
export function SignInForm({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const [asksCode, askCode] = useState(false);
  const faults = useFaults(error, ['name', 'password', 'code']);
  const { register, handleSubmit, formState } = useForm<Draft>({ defaultValues: { name: '', password: '', code: '' } });
  const send = handleSubmit(async ({ name, password, code }) => {
    setError(null);
    try {
      onSignedIn(await signIn(name.normalize('NFC').trim(), password, code === '' ? {} : { code: code.trim() }));
    } catch (refused) {
      setError(refused);
      if (refused instanceof Refusal && refused.problem.code === 'auth.code_required') askCode(true);
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
      {(asksCode || faults.of('code') !== undefined) && (
        <TextField
          label={t('signIn.code')}
          hint={t('signIn.codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          {...register('code')}
          error={faults.of('code')}
        />
      )}
      {faults.rest !== null && <RefusalNote error={faults.rest} title={t('failed.notSent')} flush />}
      <Button type="submit" look="primary" size="main" wide busy={isSubmitting}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
