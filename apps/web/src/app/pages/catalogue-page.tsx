import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from '../../features/catalogue/catalogue.module.css';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatInteger } from '../../shared/format/number';
import { addWords } from '../../shared/i18n/add-words';
import { areaRegister } from '../../shared/i18n/vi/area-register';
import { registers } from '../../shared/i18n/vi/registers';
import { useLanguage } from '../../shared/i18n/use-language';
import { Panel } from '../../shared/ui/panel';
import { right, Table } from '../../shared/ui/table';
import { PageHead } from '../layout/page-head';
import { RegisterTabs } from './register-tabs';

addWords({ ...areaRegister, ...registers });

/** Every product with what holds today; each leads to its page. */
export function CataloguePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { products, productName } = useCatalogue();
  const columns = [
    { key: 'name', head: t('keep.product') },
    { key: 'season', head: t('keep.harvest') },
    { key: 'varieties', head: t('keep.varieties'), right: true },
    { key: 'grades', head: t('keep.grades'), right: true },
    { key: 'price', head: t('keep.price'), right: true },
  ];
  return (
    <>
      <PageHead title={t('keep.title')} sub={t('keep.sub')} />
      <div className={styles['stack']}>
        <RegisterTabs />
        <Panel title={t('keep.title')} note={t('keep.count', { n: products.length })}>
          <Table label={t('keep.title')} columns={columns}>
            {products.map((product) => (
              <tr key={product.id} data-product={product.id}>
                <td>
                  <Link to="/catalogue/$productId" params={{ productId: product.id }}>
                    {productName(product.id)}
                  </Link>
                </td>
                <td className="n">{t('keep.span', { from: product.season.fromMonth, to: product.season.toMonth })}</td>
                <td className={right}>{product.varieties.length}</td>
                <td className={right}>{product.grades.length}</td>
                <td className={right}>{formatInteger(product.referenceVndPerKg, language)}</td>
              </tr>
            ))}
          </Table>
        </Panel>
      </div>
    </>
  );
}
