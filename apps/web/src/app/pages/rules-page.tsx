import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rulesQuery } from '../../features/papers/api';
import styles from '../../features/papers/papers.module.css';
import { RuleForm } from '../../features/papers/rule-form';
import { RuleTable } from '../../features/papers/rule-table';
import { useMay } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { addWords } from '../../shared/i18n/add-words';
import { areaRegister } from '../../shared/i18n/vi/area-register';
import { registers } from '../../shared/i18n/vi/registers';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { SelectField } from '../../shared/ui/select-field';
import { PageHead } from '../layout/page-head';
import { RegisterTabs } from './register-tabs';

addWords({ ...areaRegister, ...registers });

/** What destination markets ask of each product: dated rules, with an editor for those who keep them. */
export function RulesPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { products, productName } = useCatalogue();
  const [productId, setProductId] = useState('mango');
  const rules = useQuery(rulesQuery(productId));
  return (
    <>
      <PageHead title={t('rules.title')} sub={t('rules.sub')} />
      <div className={styles['stack']}>
        <RegisterTabs />
        <SelectField
          label={t('keep.product')}
          value={productId}
          onChange={(event) => setProductId(event.target.value)}
          options={[{ value: '', label: t('rules.allProducts') }, ...products.map(({ id }) => ({ value: id, label: productName(id) }))]}
        />
        <Panel title={t('rules.title')}>
          <ListFaces query={rules} empty={<EmptyState title={t('rules.empty')}>{t('rules.sub')}</EmptyState>}>
            {(rows) => <RuleTable rules={rows} />}
          </ListFaces>
        </Panel>
        {may('access_rule.keep') && (
          <Panel title={t('rules.record')} padded>
            <RuleForm key={productId} productId={productId} />
          </Panel>
        )}
      </div>
    </>
  );
}
