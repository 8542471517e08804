import { IconShieldCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Round } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { formatDay } from '../../shared/format/date';
import { formatInteger, formatShare } from '../../shared/format/number';
import { formatTonnes, formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { averagePrice } from '../../shared/market/rounds-query';
import { Panel } from '../../shared/ui/panel';
import { StatStrip } from '../../shared/ui/stats';
import { StockBar } from '../../shared/ui/stock-bar';
import { headOf, nameCell, right, Table } from '../../shared/ui/table';
import styles from './round-result.module.css';

/** What a round brought: kg to contracts first, then to orders, at what prices, and what is left over. */
export function RoundResult({ round, children }: { round: Round; children: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const price = averagePrice(round);
  const matched = round.contractKg + round.spotKg;
  const stats = [
    ...(price === null
      ? []
      : [
          {
            label: t('rounds.price'),
            value: formatInteger(price, language),
            unit: t('unit.price'),
            detail: t('board.historyHint').split(',')[0],
          },
        ]),
    { label: t('rounds.total'), value: formatTonnes(matched, language), unit: t('unit.tonne') },
    { label: t('rounds.contract'), value: formatTonnes(round.contractKg, language), unit: t('unit.tonne'), look: 'con' as const },
    { label: t('rounds.spot'), value: formatTonnes(round.spotKg, language), unit: t('unit.tonne'), look: 'dem' as const },
    { label: t('rounds.trades'), value: formatInteger(round.trades, language), detail: t('rounds.tradesHint') },
    ...(round.stale === 0
      ? []
      : [{ label: t('rounds.stale'), value: formatInteger(round.stale, language), detail: t('rounds.staleHint') }]),
  ];
  return (
    <>
      <StatStrip stats={stats} />
      {children}
      <div className={styles['grid']}>
        <Panel title={t('rounds.prices')} note={t('rounds.pricesHint')}>
          {round.prices.length === 0 ? (
            <p className="quiet" style={{ padding: 16 }}>
              {t('rounds.noPrices')}
            </p>
          ) : (
            <Prices round={round} />
          )}
        </Panel>
        <Panel title={t('rounds.unmet')} note={t('unit.tonne')}>
          <div className={styles['unmet']}>
            <Unmet title={t('rounds.unmetCallOffs')} matchedKg={round.contractKg} leftKg={round.unmetKg.callOffs} />
            <Unmet title={t('rounds.unmetOrders')} matchedKg={round.spotKg} leftKg={round.unmetKg.orders} />
            <Unmet title={t('rounds.unmetOffers')} matchedKg={matched} leftKg={round.unmetKg.offers} />
          </div>
          <div className={styles['proof']}>
            <IconShieldCheck className="i" size={16} aria-hidden="true" />
            <span>{t(round.state === 'failed' ? 'rounds.failedProof' : 'rounds.proof')}</span>
            <span className="n">{t('rounds.hashes', { input: round.inputHash.slice(0, 8), result: round.resultHash.slice(0, 8) })}</span>
            <span className="n">{t('rounds.took', round.ms)}</span>
          </div>
        </Panel>
      </div>
    </>
  );
}

function Prices({ round }: { round: Round }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const rows = [...round.prices].sort((a, b) => b.kg - a.kg);
  const columns = [
    { key: 'variety', head: t('col.variety') },
    { key: 'grade', head: t('col.grade') },
    { key: 'place', head: t('field.place') },
    { key: 'day', head: t('col.harvest') },
    { key: 'kg', head: t('col.kg'), right: true },
    { key: 'price', head: t('col.price'), right: true },
  ];
  return (
    <Table label={t('rounds.prices')} columns={columns} stacked>
      {rows.map((price) => (
        <tr key={`${price.varietyId}/${price.gradeId}/${price.placeId}/${price.day}`}>
          <td>
            <span className={nameCell}>
              <ProductMark productId={round.marketId} />
              {names.varietyName(price.varietyId)}
            </span>
          </td>
          <td {...headOf(columns, 'grade')}>{names.gradeName(round.marketId, price.gradeId)}</td>
          <td {...headOf(columns, 'place')}>{names.placeName(price.placeId)}</td>
          <td className="n" {...headOf(columns, 'day')}>
            {formatDay(price.day, language)}
          </td>
          <td className={right} {...headOf(columns, 'kg')}>
            {formatTonnes(price.kg, language)}
          </td>
          <td className={right} {...headOf(columns, 'price')}>
            <b>{formatInteger(price.farmGateVndPerKg, language)}</b>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Unmet({ title, matchedKg, leftKg }: { title: string; matchedKg: number; leftKg: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div>
      <h3>
        {title}
        <span className="n">{formatWeight(leftKg, language)}</span>
      </h3>
      <div style={{ margin: '5px 0' }}>
        <StockBar stock={{ confirmedKg: matchedKg, heldKg: 0, openKg: leftKg }} thin />
      </div>
      <p className="hint">
        {t('rounds.share')} {formatShare(matchedKg, matchedKg + leftKg, language)}
      </p>
    </div>
  );
}
