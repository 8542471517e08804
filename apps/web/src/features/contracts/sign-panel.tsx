import type { TFunction } from 'i18next';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraftKey } from '../../shared/api/draft-key';
import { readAgain } from '../../shared/api/read-again';
import type { Contract } from '../../shared/api/views';
import { useMay, useSession } from '../../shared/auth/session';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { type Column, right, Table } from '../../shared/ui/table';
import { contractsQuery, signVersion, versionsQuery, withdrawVersion } from './api';
import { termName, termValue } from './term-words';
import styles from './terms.module.css';

/** The version that waits for signatures, with each term that it changes; nothing when none waits. */
export function SignPanel({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const language = useLanguage();
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
  const send = async (act: (key: string) => Promise<void>) => {
    setSending(true);
    setError(null);
    try {
      await act(key.current());
      key.renew();
      readAgain(cache, versionsQuery(contract.id).queryKey);
      readAgain(cache, contractsQuery.queryKey);
    } catch (refused) {
      setError(refused);
    } finally {
      setSending(false);
    }
  };
  return (
    <Panel title={t('pact.toSign', { n: open.version })} padded>
      {open.changes.length > 0 && (
        <Table label={t('pact.changes')} columns={columnsOf(t)}>
          {open.changes.map((change) => (
            <tr key={change.path}>
              <td>{termName(change.path, t)}</td>
              <td className={right}>{termValue(change.path, change.before, t, language)}</td>
              <td className={right}>{termValue(change.path, change.after, t, language)}</td>
            </tr>
          ))}
        </Table>
      )}
      <p className={`hint n ${styles['hash']}`}>{t('pact.hash', { hash: open.termsHash })}</p>
      <p className="hint">{t('pact.signHint')}</p>
      {hasSigned && <p>{t('pact.signed')}</p>}
      <div className="row wrap" style={{ marginTop: 8 }}>
        {!hasSigned && may('contract.sign') && (
          <Button
            look="primary"
            size="main"
            busy={isSending}
            onClick={() =>
              void send((draftKey) => signVersion(contract.id, { version: open.version, termsHash: open.termsHash }, draftKey))
            }
          >
            {t('pact.sign', { n: open.version })}
          </Button>
        )}
        {may('contract.write') && (
          <Button disabled={isSending} onClick={() => void send((draftKey) => withdrawVersion(contract.id, draftKey))}>
            {t('pact.withdraw')}
          </Button>
        )}
      </div>
      {error !== null && <RefusalNote error={error} title={t('pact.signFailed')} flush />}
    </Panel>
  );
}

function columnsOf(t: TFunction<'app'>): Column[] {
  return [
    { key: 'term', head: t('pact.term') },
    { key: 'before', head: t('pact.before'), right: true },
    { key: 'after', head: t('pact.after'), right: true },
  ];
}
