import { useState } from 'react';
import { CreditOfPair } from '../../features/credit/credit-of-pair';
import { useMay, useSession } from '../../shared/auth/session';
import { Dialog } from '../../shared/desk/dialog';
import { OrganisationPick } from '../../shared/forms/organisation-pick';
import { useSaySeller } from '../../shared/i18n/use-say-seller';
import { Button } from '../../shared/ui/button';

/** What a buyer may owe, said before there is a trade with them. */
export function CreditBefore() {
  const tell = useSaySeller();
  const may = useMay();
  const { organisation } = useSession();
  const [isOpen, open] = useState(false);
  const [buyer, pick] = useState({ id: '', name: '' });
  if (!may('credit.set')) return null;
  return (
    <>
      <Button look="quiet" size="small" onClick={() => open(true)}>
        {tell('credit.title')}
      </Button>
      {isOpen && (
        <Dialog title={tell('credit.title')} onClose={() => open(false)}>
          <div style={{ display: 'grid', gap: 12 }}>
            <OrganisationPick
              label={tell('credit.buyer')}
              value={buyer.id}
              valueName={buyer.name}
              onPick={(id, name) => pick({ id, name })}
            />
            {buyer.id !== '' && <CreditOfPair sellerId={organisation.id} buyerId={buyer.id} payable={null} key={buyer.id} />}
          </div>
        </Dialog>
      )}
    </>
  );
}
