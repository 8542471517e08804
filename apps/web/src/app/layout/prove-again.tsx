import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProofForm } from '../../features/identity/proof-form';
import { onProofNeeded } from '../../shared/auth/expiry';
import { sessionQuery } from '../../shared/auth/session';
import dialogStyles from '../../shared/ui/confirm-dialog.module.css';
import { showToast } from '../../shared/ui/toast-store';

/** When something needs a fresh proof of who this is: asked over the page, which stays as it is. */
export function ProveAgain() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isAsked, ask] = useState(false);
  useEffect(() => onProofNeeded(() => ask(true)), []);
  useEffect(() => {
    if (isAsked) dialog.current?.showModal();
  }, [isAsked]);
  if (!isAsked) return null;
  return (
    <dialog ref={dialog} className={dialogStyles['dialog']} aria-label={t('people.proof.title')} onClose={() => ask(false)}>
      <h2>{t('people.proof.title')}</h2>
      <p className="second">{t('people.proof.why')}</p>
      <ProofForm
        onProven={(session) => {
          cache.setQueryData(sessionQuery.queryKey, session);
          showToast({ look: 'ok', title: t('people.proof.done') });
          ask(false);
        }}
      />
    </dialog>
  );
}
