import { useState } from 'react';
import { CreditOfPair } from '../../features/credit/credit-of-pair';
import { useMay, useSession } from '../../shared/auth/session';
import { Dialog } from '../../shared/desk/dialog';
import { OrganisationPick } from '../../shared/forms/organisation-pick';
import { useSay } from '../../shared/i18n/use-say';
import { Button } from '../../shared/ui/button';

/** What a buyer may owe, said before there is a trade with them. */
export function CreditBefore() {
  const say = useSay();
  const may = useMay();
  const { organisation } = useSession();
  const [isOpen, open] = useState(false);
  const [buyerId, pick] = useState('');
  if (!may('credit.set')) return null;
  return (
    <>
      <Button look="quiet" size="small" onClick={() => open(true)}>
        {say('credit.title')}
      </Button>
      {isOpen && (
        <Dialog title={say('credit.title')} onClose={() => open(false)}>
          <div style={{ display: 'grid', gap: 12 }}>
            <OrganisationPick label={say('credit.buyer')} value={buyerId} onPick={pick} />
            {buyerId !== '' && <CreditOfPair sellerId={organisation.id} buyerId={buyerId} payable={null} key={buyerId} />}
          </div>
        </Dialog>
      )}
    </>
  );
}
