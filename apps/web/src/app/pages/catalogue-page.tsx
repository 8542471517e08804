import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plannedQuery } from '../../features/catalogue/api';
import { BLANK_SHEET } from '../../features/catalogue/blank-sheet';
import styles from '../../features/catalogue/catalogue.module.css';
import { StateForm } from '../../features/catalogue/state-form';
import { useMay } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatDay } from '../../shared/format/date';
import { formatInteger } from '../../shared/format/number';
import { addWords } from '../../shared/i18n/add-words';
import { areaRegister } from '../../shared/i18n/vi/area-register';
import { registers } from '../../shared/i18n/vi/registers';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { Panel } from '../../shared/ui/panel';
import { headOf, right, Table } from '../../shared/ui/table';
import { PageHead } from '../layout/page-head';
import { RegisterTabs } from './register-tabs';

addWords({ ...areaRegister, ...registers });

/** Every product with what holds today; each leads to its page. */
export function CataloguePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { products, productName } = useCatalogue();
  const mayKeep = useMay()('catalogue.keep');
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
        {mayKeep && <NewProduct />}
        <Panel title={t('keep.title')} note={t('keep.count', { n: products.length })}>
          <Table label={t('keep.title')} columns={columns} stacked>
            {products.map((product) => (
              <tr key={product.id} data-product={product.id}>
                <td>
                  <Link to="/catalogue/$productId" params={{ productId: product.id }}>
                    {productName(product.id)}
                  </Link>
                </td>
                <td className="n" {...headOf(columns, 'season')}>
                  {t('keep.span', { from: product.season.fromMonth, to: product.season.toMonth })}
                </td>
                <td className={right} {...headOf(columns, 'varieties')}>
                  {product.varieties.length}
                </td>
                <td className={right} {...headOf(columns, 'grades')}>
                  {product.grades.length}
                </td>
                <td className={right} {...headOf(columns, 'price')}>
                  {formatInteger(product.referenceVndPerKg, language)}
                </td>
              </tr>
            ))}
          </Table>
        </Panel>
      </div>
    </>
  );
}

/** For the operator: products that are planned, and the form of another. */
function NewProduct() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const planned = useQuery(plannedQuery).data ?? [];
  const [isStating, setStating] = useState(false);
  const columns = [
    { key: 'name', head: t('keep.product') },
    { key: 'from', head: t('keep.plannedFrom') },
  ];
  const done = (productId?: string): void => {
    setStating(false);
    if (productId !== undefined) void navigate({ to: '/catalogue/$productId', params: { productId } });
  };
  return (
    <>
      {isStating ? (
        <Panel title={t('keep.createBegin')} padded>
          <StateForm productId={null} start={BLANK_SHEET} onDone={done} />
        </Panel>
      ) : (
        <div>
          <Button onClick={() => setStating(true)}>{t('keep.createBegin')}</Button>
        </div>
      )}
      {planned.length > 0 && (
        <Panel title={t('keep.planned')}>
          <Table label={t('keep.planned')} columns={columns}>
            {planned.map(({ productId, nameVi, nameEn, effectiveFrom }) => (
              <tr key={productId} data-planned={productId}>
                <td>
                  <Link to="/catalogue/$productId" params={{ productId }}>
                    {language === 'vi' ? nameVi : nameEn}
                  </Link>
                </td>
                <td className="n">{formatDay(effectiveFrom, language)}</td>
              </tr>
            ))}
          </Table>
        </Panel>
      )}
    </>
  );
}
