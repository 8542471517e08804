import { IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery, signOut, useSession } from '../shared/auth/session';
import { forgetReads } from '../shared/offline/database';
import { Dialog } from '../shared/desk/dialog';
import { Button } from '../shared/ui/button';
import { DialogActs } from '../shared/ui/dialog-acts';
import { LanguageSwitch } from '../shared/ui/language-switch';
import { ThemeSwitch } from '../shared/ui/theme-switch';
import { forgetAll } from './forget-all';
import styles from './frame.module.css';

/** Language, theme (sun in one tap) and the way out, in the browser's own dialog. */
export function AccountButton() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [isOpen, open] = useState(false);
  const { member, organisation } = useSession();
  const leave = async () => {
    await signOut();
    await forgetReads();
    forgetAll(cache);
    cache.setQueryData(sessionQuery.queryKey, null);
  };
  return (
    <>
      <button type="button" className={styles['account']} aria-label={t('phone.account')} onClick={() => open(true)}>
        <IconUser size={24} stroke={1.75} aria-hidden="true" />
      </button>
      {isOpen && (
        <Dialog title={t('phone.account')} onClose={() => open(false)}>
          <p>
            <b>{organisation.name}</b>
            <br />
            <span className="second">{member.name}</span>
          </p>
          <LanguageSwitch />
          <ThemeSwitch />
          <a href="/">{t('phone.desk')}</a>
          <DialogActs>
            <Button onClick={() => open(false)}>{t('close')}</Button>
            <Button look="danger" onClick={() => void leave()}>
              {t('account.signOut')}
            </Button>
          </DialogActs>
        </Dialog>
      )}
    </>
  );
}
