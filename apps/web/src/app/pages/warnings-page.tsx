import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { misuseQuery } from '../../features/papers/api';
import styles from '../../features/papers/papers.module.css';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { lackKey } from '../../shared/format/lack-key';
import { formatTonnes, formatWeight } from '../../shared/format/weight';
import { addWords } from '../../shared/i18n/add-words';
import { areaRegister } from '../../shared/i18n/vi/area-register';
import { registers } from '../../shared/i18n/vi/registers';
import { useLanguage } from '../../shared/i18n/use-language';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { right, Table } from '../../shared/ui/table';
import { PageHead } from '../layout/page-head';
import { RegisterTabs } from './register-tabs';

addWords({ ...areaRegister, ...registers });

/** What the department looks into: codes nearly or wholly spoken for, and lots under a code that is not good for them. */
export function WarningsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { productName } = useCatalogue();
  const misuse = useQuery(misuseQuery);
  const none = <EmptyState title={t('misuse.none')}>{t('misuse.sub')}</EmptyState>;
  return (
    <>
      <PageHead title={t('misuse.title')} sub={t('misuse.sub')} />
      <div className={styles['stack']}>
        <RegisterTabs />
        <Panel title={t('misuse.usage')}>
          <ListFaces query={{ ...misuse, data: misuse.data?.usage }} empty={none}>
            {(rows) => (
              <Table
                label={t('misuse.usage')}
                columns={[
                  { key: 'code', head: t('areas.code') },
                  { key: 'holder', head: t('areas.holder') },
                  { key: 'used', head: t('areas.used'), right: true },
                  { key: 'percent', head: '%', right: true },
                ]}
              >
                {rows.map((row) => (
                  <tr key={`${row.areaId}/${row.season}`}>
                    <td className="n">{row.code}</td>
                    <td>{row.holderName}</td>
                    <td className={right}>
                      {formatTonnes(row.usedKg, language)} / {formatTonnes(row.capacityKg, language)}
                    </td>
                    <td className={right}>{row.percent}</td>
                  </tr>
                ))}
              </Table>
            )}
          </ListFaces>
        </Panel>
        <Panel title={t('misuse.lots')}>
          <ListFaces query={{ ...misuse, data: misuse.data?.lots }} empty={none}>
            {(rows) => (
              <Table
                label={t('misuse.lots')}
                columns={[
                  { key: 'code', head: t('areas.code') },
                  { key: 'why', head: t('misuse.why') },
                  { key: 'seller', head: t('areas.user') },
                  { key: 'kg', head: t('unit.tonne'), right: true },
                ]}
              >
                {rows.map((row) => (
                  <tr key={row.offerId} data-code={row.code}>
                    <td className="n">{row.code}</td>
                    <td>{t(`access.lack.${lackKey(row.fault)}`)}</td>
                    <td>
                      {row.sellerName} · {productName(row.productId)}
                    </td>
                    <td className={right}>{formatWeight(row.kg, language)}</td>
                  </tr>
                ))}
              </Table>
            )}
          </ListFaces>
        </Panel>
      </div>
    </>
  );
}
