import { IconFileText } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../../shared/api/views';
import { useSession } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { formatDayRange } from '../../shared/format/date';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Chip, DemoChip, StateChip } from '../../shared/ui/chip';
import { StockBar, StockLegend } from '../../shared/ui/stock-bar';
import styles from './contract-card.module.css';
import { priceWords } from './price-words';

/** The kg of a contract as a stock: confirmed, held, and what is not yet covered of what was agreed. */
export function contractStock(contract: Contract) {
  const openKg = Math.max(0, contract.agreedKg - contract.confirmedKg - contract.heldKg);
  return { confirmedKg: contract.confirmedKg, heldKg: contract.heldKg, openKg };
}

/** One contract: who, what, until when, and how much of it has come. The whole card leads to its page. */
export function ContractCard({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const { organisation } = useSession();
  const title =
    contract.cooperative.id === organisation.id
      ? contract.processor.name
      : contract.processor.id === organisation.id
        ? contract.cooperative.name
        : `${contract.cooperative.name} → ${contract.processor.name}`;
  return (
    <Link className={styles['card']} to="/contracts/$contractId" params={{ contractId: contract.id }}>
      <span className={styles['top']}>
        <Chip look="contract" icon={IconFileText}>
          {contract.number}
        </Chip>
        {contract.state !== 'in_force' && <StateChip state={contract.state} />}
        {(contract.cooperative.demo || contract.processor.demo) && <DemoChip of={title} />}
        <b className="n push">{formatWeight(contract.agreedKg, language)}</b>
      </span>
      <h2>{title}</h2>
      <span className="second" style={{ fontSize: 'var(--cell)' }}>
        <ProductMark productId={contract.productId} />
        {'\u00a0'}
        {names.productName(contract.productId)} · {formatDayRange(contract.seasonFrom, contract.seasonTo)} ·{' '}
        {priceWords(contract, t, language)}
      </span>
      <StockBar stock={contractStock(contract)} />
      <StockLegend stock={contractStock(contract)} openLabel={t('stock.open')} />
    </Link>
  );
}

export function ContractGrid({ contracts }: { contracts: readonly Contract[] }) {
  return (
    <div className={styles['grid']}>
      {contracts.map((contract) => (
        <ContractCard key={contract.id} contract={contract} />
      ))}
    </div>
  );
}
