import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFaults } from '../../shared/forms/use-faults';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { TextField } from '../../shared/ui/text-field';
import { changePassword } from './api';
import styles from './people.module.css';
import { suggestPhrase } from './suggest-phrase';
import { useAct } from './use-act';

/** A new password, with a phrase suggested to whoever has no idea. */
export function PasswordForm() {
  const { t } = useTranslation();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [isSeen, see] = useState(false);
  const { act, busy, error } = useAct();
  const faults = useFaults(error, ['old', 'fresh']);
  const send = async () => {
    if (!(await act(() => changePassword(old, fresh), t('people.me.changed')))) return;
    setOld('');
    setFresh('');
  };
  return (
    <Panel title={t('people.me.password')} padded>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          label={t('people.me.old')}
          type="password"
          autoComplete="current-password"
          value={old}
          onChange={(event) => setOld(event.target.value)}
          error={faults.of('old')}
        />
        <TextField
          label={t('people.me.fresh')}
          type={isSeen ? 'text' : 'password'}
          autoComplete="new-password"
          hint={t('people.me.freshHint')}
          value={fresh}
          onChange={(event) => setFresh(event.target.value)}
          error={faults.of('fresh')}
        />
        {faults.rest !== null && <RefusalNote error={faults.rest} flush />}
        <div className={styles['row']}>
          <Button type="submit" look="primary" busy={busy}>
            {t('people.me.change')}
          </Button>
          <Button
            onClick={() => {
              setFresh(suggestPhrase());
              see(true);
            }}
          >
            {t('people.me.suggest')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
