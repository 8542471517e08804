import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { destinationName, destinationsQuery } from '../../shared/catalogue/destinations';
import { formatDate } from '../../shared/format/read-day';
import { useLanguage } from '../../shared/i18n/use-language';
import { headOf, Table } from '../../shared/ui/table';
import type { Rule } from './api';
import styles from './papers.module.css';

/** What markets ask, the newest rule of each first, with its days, its source and who keeps it true. */
export function RuleTable({ rules }: { rules: readonly Rule[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { productName } = useCatalogue();
  const destinations = useQuery(destinationsQuery).data ?? [];
  const asks = (rule: Rule): string =>
    [
      rule.needsAreaCode ? t('rules.needsAreaCode') : '',
      rule.needsPackingCode ? t('rules.needsPackingCode') : '',
      rule.needsPhytosanitary ? t('rules.needsPhytosanitary') : '',
      rule.papers.map((kind) => t(`papers.kinds.${kind}`)).join(` ${t('rules.or')} `),
      rule.treatment ?? '',
      rule.gates.length === 0 ? '' : `${t('rules.gates')}: ${rule.gates.join(', ')}`,
      ...rule.notes,
    ]
      .filter((words) => words !== '')
      .join(' · ');
  const columns = [
    { key: 'market', head: t('rules.market') },
    { key: 'access', head: t('rules.access') },
    { key: 'asks', head: t('rules.asks') },
    { key: 'days', head: t('rules.days') },
    { key: 'source', head: t('rules.source') },
  ];
  return (
    <Table label={t('rules.title')} columns={columns} stacked>
      {rules.map((rule) => (
        <tr key={`${rule.marketId}/${rule.productId ?? ''}/${rule.validFrom}`}>
          <td>
            {destinationName(destinations, rule.marketId, language)}
            <br />
            <small className="quiet">{rule.productId === null ? t('rules.allProducts') : productName(rule.productId)}</small>
          </td>
          <td {...headOf(columns, 'access')}>{t(`rules.accesses.${rule.access}`)}</td>
          <td className={styles['asks']}>{asks(rule) || t('rules.nothing')}</td>
          <td className="n">
            {formatDate(rule.validFrom)} →
            <br />
            {rule.validTo === null ? '' : formatDate(rule.validTo)}
          </td>
          <td className={styles['source']}>
            {rule.source}
            <br />
            <small className="quiet">{rule.owner}</small>
          </td>
        </tr>
      ))}
    </Table>
  );
}
