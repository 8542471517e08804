import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraftKey } from '../../shared/api/draft-key';
import { readAgain } from '../../shared/api/read-again';
import type { Contract } from '../../shared/api/views';
import { useMay, useSession } from '../../shared/auth/session';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { Table } from '../../shared/ui/table';
import { contractsQuery, signVersion, versionsQuery } from './api';

/** The version that waits for signatures, with each term that it changes; nothing when none waits. */
export function SignPanel({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const may = useMay();
  const { organisation } = useSession();
  const versions = useQuery(versionsQuery(contract.id));
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const key = useDraftKey();
  const open = versions.data?.find((version) => version.state === 'offered');
  if (open === undefined) return null;
  const hasSigned = open.signatures.some((signature) => signature.partyId === organisation.id);
  const send = async () => {
    setSending(true);
    setError(null);
    try {
      await signVersion(contract.id, { version: open.version, termsHash: open.termsHash }, key.current());
      key.renew();
      readAgain(cache, versionsQuery(contract.id).queryKey);
      readAgain(cache, contractsQuery.queryKey);
    } catch (refused) {
      setError(refused);
    } finally {
      setSending(false);
    }
  };
  const columns = [
    { key: 'term', head: t('pact.term') },
    { key: 'before', head: t('pact.before'), right: true },
    { key: 'after', head: t('pact.after'), right: true },
  ];
  return (
    <Panel title={t('pact.toSign', { n: open.version })} padded>
      {open.changes.length > 0 && (
        <Table label={t('pact.changes')} columns={columns}>
          {open.changes.map((change) => (
            <tr key={change.path}>
              <td>{change.path}</td>
              <td className="n">{String(change.before ?? '')}</td>
              <td className="n">{String(change.after ?? '')}</td>
            </tr>
          ))}
        </Table>
      )}
      <p className="hint n">{t('pact.hash', { hash: open.termsHash })}</p>
      {hasSigned && <p>{t('pact.signed')}</p>}
      {!hasSigned && may('contract.sign') && (
        <Button look="primary" size="main" busy={isSending} onClick={() => void send()}>
          {t('pact.sign', { n: open.version })}
        </Button>
      )}
      {error !== null && <RefusalNote error={error} title={t('pact.signFailed')} flush />}
    </Panel>
  );
}
