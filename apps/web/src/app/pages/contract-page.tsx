import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { callOffsQuery, contractsQuery } from '../../features/contracts/api';
import { BurnUpChart } from '../../features/contracts/burn-up-chart';
import { CallOffForm } from '../../features/contracts/call-off-form';
import { CallOffTable } from '../../features/contracts/call-off-table';
import { priceWords } from '../../features/contracts/price-words';
import { PasteOpener } from '../../features/contracts/paste-opener';
import { BalancePanel, PeriodsPanel, TermsPanel } from '../../features/contracts/contract-panels';
import { DraftPanel } from '../../features/contracts/draft-panel';
import { ForcePanel } from '../../features/contracts/force-panel';
import { ReliabilityPanel } from '../../features/contracts/rates';
import { SeriesOpener } from '../../features/contracts/series-opener';
import { SignPanel } from '../../features/contracts/sign-panel';
import { WaitingCallOff } from '../../features/contracts/waiting-call-off';
import { contractStats } from '../../features/contracts/contract-stats';
import { tradesQuery } from '../../features/trades/api';
import { TradeList } from '../../features/trades/trade-list';
import type { Contract } from '../../shared/api/views';
import { useMay } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { type Day, formatDayRange } from '../../shared/format/date';
import { formatDecimal } from '../../shared/format/number';
import { formatWeight } from '../../shared/format/weight';
import { addWords } from '../../shared/i18n/add-words';
import { pact } from '../../shared/i18n/vi/pact';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { buttonClass } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { EmptyState, ListFaces, RefusalNote, Skeleton } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { StatStrip } from '../../shared/ui/stats';
import { showToast } from '../../shared/ui/toast-store';
import { ShareButton } from '../../shared/share/share-button';
import { PageHead } from '../layout/page-head';
import { Lost } from './lost-page';
import styles from './contract.module.css';

addWords(pact);

/** One contract, live: how much of it has been called and confirmed, and a new call-off. */
export function ContractPage() {
  const { t } = useTranslation();
  const { contractId } = useParams({ from: '/inside/contracts/$contractId' });
  const contracts = useQuery(contractsQuery);
  const contract = contracts.data?.find((one) => one.id === contractId);
  if (contract !== undefined) return <OpenContract contract={contract} />;
  return (
    <>
      <PageHead title={t('contract.title')} backTo="/contracts" />
      {contracts.isError && <RefusalNote error={contracts.error} onRetry={() => void contracts.refetch()} />}
      {contracts.isPending && <Skeleton lines={6} />}
      {contracts.data !== undefined && <Lost />}
    </>
  );
}

function OpenContract({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const may = useMay();
  const callOffs = useQuery(callOffsQuery(contract.id));
  const trades = useQuery({ ...tradesQuery, select: (rows) => rows.filter((trade) => trade.contractId === contract.id) });
  const tolerance = `±${formatDecimal(contract.toleranceBp / 100, { least: 0, most: 1 }, language)}%`;
  const act = may('contract.write') && contract.state === 'in_force' && (
    <Link to="/contracts/$contractId/amend" params={{ contractId: contract.id }} className={buttonClass('default', 'normal', false)}>
      {t('pact.amend')}
    </Link>
  );
  return (
    <>
      <PageHead
        title={`${contract.cooperative.name} → ${contract.processor.name}`}
        sub={<Terms contract={contract} tolerance={tolerance} />}
        backTo="/contracts"
        act={act}
      />
      <div data-no-print>
        <ShareButton shared={{ kind: 'c', id: contract.id }} title={`${contract.cooperative.name} → ${contract.processor.name}`} />
      </div>
      <StatStrip stats={contractStats(contract, today, t, language)} />
      <div className={styles['waits']}>
        <DraftPanel contract={contract} />
        <SignPanel contract={contract} />
        {(callOffs.data ?? []).map((callOff) => callOff.state === 'waiting' && <WaitingCallOff key={callOff.id} callOff={callOff} />)}
      </div>
      <div className={styles['grid']}>
        <div className={styles['column']}>
          <Panel title={t('contract.progress')} note={t('contract.progressHint')}>
            {callOffs.data === undefined ? (
              <Skeleton lines={6} />
            ) : (
              <BurnUpChart contract={contract} callOffs={callOffs.data} today={today} />
            )}
          </Panel>
          <PeriodsPanel contract={contract} callOffs={callOffs.data ?? []} />
          <Panel title={t('contract.callOffs')} note={t('unit.tonne')}>
            <ListFaces
              query={callOffs}
              empty={<EmptyState title={t('contract.emptyCallOffs')}>{t('contract.emptyCallOffsHint')}</EmptyState>}
            >
              {(rows) => <CallOffTable callOffs={rows} />}
            </ListFaces>
          </Panel>
          <Panel title={t('trade.title')}>
            <ListFaces query={trades} empty={<EmptyState title={t('trade.empty')}>{t('trade.emptyHint')}</EmptyState>}>
              {(rows) => <TradeList trades={rows} label={t('trade.title')} />}
            </ListFaces>
          </Panel>
        </div>
        <Aside contract={contract} today={today} />
      </div>
    </>
  );
}

/** A new call-off, and where the contract stands. */
function Aside({ contract, today }: { contract: Contract; today: Day }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  return (
    <div className={styles['column']}>
      {may('contract.call_off') && contract.state === 'in_force' && (
        <div data-no-print>
          <Panel
            title={t('contract.newCallOff')}
            note={t('contract.canCall', { weight: formatWeight(contract.remainingKg, language) })}
            padded
          >
            <div className={styles['paste']}>
              <SeriesOpener contract={contract} /> <PasteOpener contractId={contract.id} />
            </div>
            <CallOffForm
              key={contract.id}
              contract={contract}
              onDone={(callOff) =>
                showToast({
                  look: 'ok',
                  title: t('contract.done', { weight: formatWeight(callOff.kg, language) }),
                  detail: t('contract.doneHint'),
                })
              }
            />
          </Panel>
        </div>
      )}
      <BalancePanel contract={contract} today={today} />
      <TermsPanel contract={contract} />
      <ReliabilityPanel contract={contract} />
      <ForcePanel contract={contract} />
    </div>
  );
}

/** What was signed, in one line. */
function Terms({ contract, tolerance }: { contract: Contract; tolerance: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const varieties = contract.varietyIds.map((id) => names.varietyName(id)).join(', ');
  return (
    <span className="row">
      <Chip look="contract" icon={IconFileText}>
        {contract.number}
      </Chip>
      <span>
        <ProductMark productId={contract.productId} />
        {'\u00a0'}
        {varieties === '' ? names.productName(contract.productId) : varieties} · {formatWeight(contract.agreedKg, language)} {tolerance} ·{' '}
        {formatDayRange(contract.seasonFrom, contract.seasonTo)} · {priceWords(contract, t, language)}
      </span>
    </span>
  );
}
