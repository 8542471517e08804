import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/api/views';
import { useSession } from '../../shared/auth/session';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { TextField } from '../../shared/ui/text-field';
import { proveAgain } from './api';
import styles from './people.module.css';
import { useAct } from './use-act';

/** The password, or a code where the authenticator app is on. */
export function ProofForm({ onProven }: { onProven: (session: Session) => void }) {
  const { t } = useTranslation();
  const hasCode = useSession().secondFactor === 'on';
  const [typed, type] = useState('');
  const { act, busy, error } = useAct();
  const send = () => act(async () => onProven(await proveAgain(hasCode ? { code: typed.trim() } : { password: typed })));
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label={t(hasCode ? 'signIn.code' : 'field.password')}
        type={hasCode ? 'text' : 'password'}
        inputMode={hasCode ? 'numeric' : 'text'}
        autoComplete={hasCode ? 'one-time-code' : 'current-password'}
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
      {error !== null && <RefusalNote error={error} flush />}
      <Button type="submit" look="primary" busy={busy}>
        {t('people.proof.yes')}
      </Button>
    </form>
  );
}
