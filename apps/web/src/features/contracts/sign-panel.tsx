import type { TFunction } from 'i18next';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../../shared/api/views';
import { useMay, useSession } from '../../shared/auth/session';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { type Column, headOf, right, Table } from '../../shared/ui/table';
import { recallDraft, signVersion, versionsQuery, withdrawVersion } from './api';
import { OtherSide } from './rates';
import { termName, termValue } from './term-words';
import styles from './terms.module.css';
import { useContractAct } from './use-contract-act';

/** The version that waits for signatures, with each term that it changes, and how the other side has kept its word so far. */
export function SignPanel({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const { organisation } = useSession();
  const versions = useQuery(versionsQuery(contract.id));
  const { isSending, error, act } = useContractAct(contract.id);
  const open = versions.data?.find((version) => version.state === 'offered');
  if (open === undefined) return null;
  const columns = columnsOf(t);
  const hasSigned = open.signatures.some((signature) => signature.partyId === organisation.id);
  return (
    <Panel title={t('pact.toSign', { n: open.version })} padded>
      {open.changes.length > 0 && (
        <Table label={t('pact.changes')} columns={columns} stacked>
          {open.changes.map((change) => (
            <tr key={change.path}>
              <td {...headOf(columns, 'term')}>{termName(change.path, t)}</td>
              <td className={right} {...headOf(columns, 'before')}>
                {termValue(change.path, change.before, t, language)}
              </td>
              <td className={right} {...headOf(columns, 'after')}>
                {termValue(change.path, change.after, t, language)}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <OtherSide contract={contract} />
      <p className={`hint n ${styles['hash']}`}>{t('pact.hash', { hash: open.termsHash })}</p>
      <p className="hint">{t('pact.signHint')}</p>
      {hasSigned && <p>{t('pact.signed')}</p>}
      <div className="row wrap" style={{ marginTop: 8 }}>
        {!hasSigned && may('contract.sign') && (
          <Button
            look="primary"
            size="main"
            busy={isSending}
            onClick={() => act((draftKey) => signVersion(contract.id, { version: open.version, termsHash: open.termsHash }, draftKey))}
          >
            {t('pact.sign', { n: open.version })}
          </Button>
        )}
        {may('contract.write') && (
          <Button disabled={isSending} onClick={() => act((draftKey) => withdrawVersion(contract.id, draftKey))}>
            {t('pact.withdraw')}
          </Button>
        )}
        {may('contract.write') && contract.state === 'offered' && (
          <Button disabled={isSending} onClick={() => act((draftKey) => recallDraft(contract.id, draftKey))}>
            {t('pact.recall')}
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
