import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callOffsQuery, contractsQuery, waitingCallOffsQuery } from '../features/contracts/api';
import type { Contract } from '../shared/api/views';
import { useMay } from '../shared/auth/session';
import { useCatalogue } from '../shared/catalogue/catalogue';
import { ProductMark } from '../shared/catalogue/product-mark';
import { formatDay } from '../shared/format/date';
import { formatWeight } from '../shared/format/weight';
import { useLanguage } from '../shared/i18n/use-language';
import { StateChip } from '../shared/ui/chip';
import { EmptyState, ListFaces } from '../shared/ui/faces';
import styles from './lists.module.css';
import { PlanShares } from './plan-shares';
import { WaitingCallOff } from './waiting-call-off';

/** What factories have called off under the cooperative's contracts. */
export function CallOffsScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const contracts = useQuery(contractsQuery);
  const waiting = useQuery({ ...waitingCallOffsQuery, enabled: may('contract.answer') });
  return (
    <ListFaces query={contracts} empty={<EmptyState title={t('phone.noContract')}>{t('phone.noContractHint')}</EmptyState>}>
      {(rows) => (
        <div className={styles['list']}>
          {(waiting.data ?? []).map((callOff) => (
            <WaitingCallOff key={callOff.id} callOff={callOff} contract={rows.find((contract) => contract.id === callOff.contractId)} />
          ))}
          <PlanShares />
          {rows.map((contract) => (
            <OfContract key={contract.id} contract={contract} />
          ))}
        </div>
      )}
    </ListFaces>
  );
}

function OfContract({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const callOffs = useQuery(callOffsQuery(contract.id));
  return (
    <section className={styles['list']}>
      <div className={styles['whose']}>
        <h2>
          <ProductMark productId={contract.productId} />
          {names.productName(contract.productId)}
        </h2>
        <p className="second">{contract.processor.name}</p>
      </div>
      <ListFaces query={callOffs} empty={<p className="second">{t('phone.noCallOff')}</p>}>
        {(rows) => (
          <ul className={styles['list']}>
            {rows.map((callOff) => (
              <li key={callOff.id} className={styles['card']}>
                <b className="n">{formatWeight(callOff.kg, language)}</b>
                <span className="n">{formatDay(callOff.deliverOn, language)}</span>
                <StateChip state={callOff.state} />
              </li>
            ))}
          </ul>
        )}
      </ListFaces>
    </section>
  );
}
