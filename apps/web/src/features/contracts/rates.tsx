import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../../shared/api/views';
import { useSession } from '../../shared/auth/session';
import { formatDecimal, formatInteger } from '../../shared/format/number';
import { useLanguage } from '../../shared/i18n/use-language';
import { Panel } from '../../shared/ui/panel';
import { Facts } from '../../shared/ui/stats';
import { reliabilityQuery } from './api';

/** How both sides have kept their promises, as rates from the ledger. */
export function ReliabilityPanel({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('pact.reliability')} padded>
      <Rates party={contract.cooperative} rates={OF_COOPERATIVE} />
      <Rates party={contract.processor} rates={OF_PROCESSOR} />
    </Panel>
  );
}

/** How the other side has kept its word, before one signs with it. */
export function OtherSide({ contract }: { contract: Contract }) {
  const { organisation } = useSession();
  const isProcessor = organisation.id === contract.processor.id;
  return (
    <Rates party={isProcessor ? contract.cooperative : contract.processor} rates={isProcessor ? OF_COOPERATIVE : OF_PROCESSOR} isAhead />
  );
}

const RATE_FIELDS = { onTime: 'onTimeBp', accepted: 'acceptedBp', cancelledLate: 'cancelledLateBp', taken: 'takenAsCalledBp' } as const;
type Rate = keyof typeof RATE_FIELDS;
const OF_COOPERATIVE: readonly Rate[] = ['onTime', 'accepted'];
const OF_PROCESSOR: readonly Rate[] = ['taken', 'cancelledLate'];

interface Props {
  readonly party: Contract['cooperative'];
  readonly rates: readonly Rate[];
  /** Before a signature: the name says what is shown. */
  readonly isAhead?: boolean;
}

function Rates({ party, rates, isAhead = false }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(reliabilityQuery(party.id));
  if (data === undefined) return null;
  const facts = rates.flatMap((rate) => {
    const bp = data[RATE_FIELDS[rate]];
    return bp === null ? [] : [{ term: t(`pact.rate.${rate}`), value: `${formatDecimal(bp / 100, { least: 0, most: 1 }, language)} %` }];
  });
  return (
    <div style={{ margin: isAhead ? '12px 0' : '0 0 12px' }} data-rates={party.id}>
      <b>{isAhead ? t('pact.otherSide', { name: party.name }) : party.name}</b>
      {facts.length === 0 ? <p className="hint">{t('pact.noRecord')}</p> : <Facts facts={facts} />}
      {facts.length > 0 && <p className="hint">{t('pact.reliabilityHint', { n: formatInteger(data.callOffs, language) })}</p>}
    </div>
  );
}
