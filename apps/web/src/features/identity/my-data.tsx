import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../../shared/ui/button';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { eraseMe } from './api';
import styles from './people.module.css';
import { useAct } from './use-act';

/** All that is kept about me: to take along, or to be forgotten. */
export function MyData() {
  const { t } = useTranslation();
  const [isAsking, ask] = useState(false);
  const { act, busy, error } = useAct();
  const erase = async () => {
    if (await act(eraseMe)) location.assign('/sign-in');
  };
  return (
    <Panel title={t('people.me.data')} padded>
      <p>{t('people.me.dataHint')}</p>
      {error !== null && <RefusalNote error={error} flush />}
      <div className={styles['row']}>
        <a className={buttonClass('default', 'normal', false)} href="/api/v1/profile/data" download>
          {t('people.me.download')}
        </a>
        <Button look="danger" busy={busy} onClick={() => ask(true)}>
          {t('people.me.erase')}
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog title={t('people.me.eraseSure')} yes={t('people.me.erase')} onYes={() => void erase()} onClose={() => ask(false)}>
          {t('people.me.eraseEffect')}
        </ConfirmDialog>
      )}
    </Panel>
  );
}
