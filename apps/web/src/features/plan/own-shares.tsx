import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { formatDay } from '../../shared/format/date';
import { formatTonnes } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Panel } from '../../shared/ui/panel';
import { headOf, right, Table } from '../../shared/ui/table';
import { sharesQuery, spokenForQuery } from './api';

/** A cooperative's part in plants' plans, with the rule that made it; nothing when no plan asks for any. */
export function OwnShares() {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const shares = useQuery(sharesQuery).data ?? [];
  if (shares.length === 0) return null;
  const columns = [
    { key: 'day', head: t('plan.day') },
    { key: 'contract', head: t('plan.contract') },
    { key: 'share', head: t('plan.share'), right: true },
    { key: 'drawn', head: t('plan.drawn'), right: true },
    { key: 'wanted', head: t('plan.wanted'), right: true },
  ];
  return (
    <Panel title={t('plan.mine')}>
      <p className="second" style={{ padding: '12px 16px 0' }}>
        {t('plan.mineRule')}
      </p>
      <Table label={t('plan.mine')} columns={columns} stacked>
        {shares.map((share) => (
          <tr key={`${share.planId} ${share.contractId}`}>
            <td className="n" {...headOf(columns, 'day')}>
              {formatDay(share.day, language)}
            </td>
            <td {...headOf(columns, 'contract')}>
              <span className="row">
                <ProductMark productId={share.productId} /> {names.productName(share.productId)} · {share.contractNumber}
              </span>
            </td>
            <td className={right} {...headOf(columns, 'share')}>
              <b>{formatTonnes(share.shareKg, language)}</b>
            </td>
            <td className={right} {...headOf(columns, 'drawn')}>
              {formatTonnes(share.drawnKg, language)}
            </td>
            <td className={right} {...headOf(columns, 'wanted')}>
              {formatTonnes(share.planKg, language)}
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

/** What of a cooperative's posted harvest is spoken for by its contracts, and what it has still to post. */
export function SpokenForPanel() {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const rows = useQuery(spokenForQuery).data ?? [];
  if (rows.length === 0) return null;
  const columns = [
    { key: 'product', head: t('plan.product') },
    { key: 'called', head: t('plan.called'), right: true },
    { key: 'posted', head: t('plan.posted'), right: true },
    { key: 'missing', head: t('plan.missing'), right: true },
  ];
  return (
    <Panel title={t('plan.spoken')} note={t('plan.spokenHint')}>
      <Table label={t('plan.spoken')} columns={columns} stacked>
        {rows.map((row) => (
          <tr key={row.productId}>
            <td {...headOf(columns, 'product')}>
              <span className="row">
                <ProductMark productId={row.productId} /> {names.productName(row.productId)}
              </span>
            </td>
            <td className={right} {...headOf(columns, 'called')}>
              {formatTonnes(row.calledKg, language)}
            </td>
            <td className={right} {...headOf(columns, 'posted')}>
              {formatTonnes(row.postedKg, language)}
            </td>
            <td className={right} {...headOf(columns, 'missing')}>
              {row.missingKg > 0 ? <b>{formatTonnes(row.missingKg, language)}</b> : '–'}
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
