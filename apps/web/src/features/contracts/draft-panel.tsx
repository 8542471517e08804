import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../../shared/api/views';
import { useMay } from '../../shared/auth/session';
import { Button, buttonClass } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { offerDraft, withdrawVersion } from './api';
import { OtherSide } from './rates';
import { useContractAct } from './use-contract-act';

/** A draft binds nobody: it is changed, put to the other side, or dropped. Nothing for a contract that is further. */
export function DraftPanel({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const may = useMay();
  const { isSending, error, act } = useContractAct(contract.id);
  if (contract.state !== 'draft') return null;
  return (
    <Panel title={t('pact.draftWaits')} padded>
      <p className="hint">{t('pact.draftBinds')}</p>
      <OtherSide contract={contract} />
      {may('contract.write') && (
        <div className="row wrap" style={{ marginTop: 8 }}>
          <Button look="primary" size="main" busy={isSending} onClick={() => act((key) => offerDraft(contract.id, key))}>
            {t('pact.offer')}
          </Button>
          <Link to="/contracts/$contractId/amend" params={{ contractId: contract.id }} className={buttonClass('default', 'normal', false)}>
            {t('pact.rewrite')}
          </Link>
          <Button disabled={isSending} onClick={() => act((key) => withdrawVersion(contract.id, key))}>
            {t('pact.drop')}
          </Button>
        </div>
      )}
      {error !== null && <RefusalNote error={error} title={t('pact.form.failed')} flush />}
    </Panel>
  );
}
