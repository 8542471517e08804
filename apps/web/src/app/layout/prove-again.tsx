import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProofForm } from '../../features/identity/proof-form';
import { onProofNeeded } from '../../shared/auth/expiry';
import { sessionQuery } from '../../shared/auth/session';
import { Dialog } from '../../shared/desk/dialog';
import { showToast } from '../../shared/ui/toast-store';

/** When something needs a fresh proof of who this is: asked over the page, which stays as it is. */
export function ProveAgain() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [isAsked, ask] = useState(false);
  useEffect(() => onProofNeeded(() => ask(true)), []);
  if (!isAsked) return null;
  return (
    <Dialog title={t('people.proof.title')} onClose={() => ask(false)}>
      <p className="second">{t('people.proof.why')}</p>
      <ProofForm
        onProven={(session) => {
          cache.setQueryData(sessionQuery.queryKey, session);
          showToast({ look: 'ok', title: t('people.proof.done') });
          ask(false);
        }}
      />
    </Dialog>
  );
}
