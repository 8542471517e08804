import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProductVersion, versionsQuery } from '../../features/catalogue/api';
import styles from '../../features/catalogue/catalogue.module.css';
import { SheetView } from '../../features/catalogue/sheet-view';
import { StateForm } from '../../features/catalogue/state-form';
import { VersionList } from '../../features/catalogue/version-list';
import { useMay } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { addWords } from '../../shared/i18n/add-words';
import { useLanguage } from '../../shared/i18n/use-language';
import { areaRegister } from '../../shared/i18n/vi/area-register';
import { registers } from '../../shared/i18n/vi/registers';
import { Button } from '../../shared/ui/button';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { PageHead } from '../layout/page-head';

addWords({ ...areaRegister, ...registers });

/** One product: what holds today, what held and what is planned, and for the operator the form that states it anew. */
export function ProductPage() {
  const { t } = useTranslation();
  const { productId } = useParams({ strict: false }) as { productId: string };
  const language = useLanguage();
  const { product, productName } = useCatalogue();
  const versions = useQuery(versionsQuery(productId));
  // One that is only planned is in no catalogue yet.
  const planned = product(productId) === undefined ? versions.data?.[0]?.sheet : undefined;
  const title = planned === undefined ? productName(productId) : language === 'vi' ? planned.nameVi : planned.nameEn;
  return (
    <>
      <PageHead title={title} sub={<Link to="/catalogue">{t('keep.back')}</Link>} />
      <ListFaces query={versions} empty={<EmptyState title={t('keep.none')}>{t('keep.sub')}</EmptyState>}>
        {(rows) => <Product productId={productId} versions={rows} />}
      </ListFaces>
    </>
  );
}

function Product({ productId, versions }: { productId: string; versions: readonly ProductVersion[] }) {
  const { t } = useTranslation();
  const mayKeep = useMay()('catalogue.keep');
  const [picked, pick] = useState<number | null>(null);
  const [isStating, setStating] = useState(false);
  const held = versions.find(({ state }) => state === 'in_force') ?? versions.at(-1);
  const shown = versions.find(({ version }) => version === picked) ?? held;
  const newest = versions.find(({ state }) => state !== 'withdrawn') ?? versions[0];
  if (shown === undefined || newest === undefined) return null;
  return (
    <div className={styles['stack']}>
      {mayKeep && !isStating && (
        <div>
          <Button look="primary" onClick={() => setStating(true)}>
            {t('keep.begin')}
          </Button>
        </div>
      )}
      {isStating && (
        <Panel title={t('keep.begin')} padded>
          <StateForm key={newest.version} productId={productId} start={newest.sheet} onDone={() => setStating(false)} />
        </Panel>
      )}
      <SheetView sheet={shown.sheet} />
      <VersionList productId={productId} versions={versions} mayKeep={mayKeep} shown={shown.version} onShow={pick} />
    </div>
  );
}
