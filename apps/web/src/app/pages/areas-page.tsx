import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areasQuery, communeAreasQuery, type Standing, standings } from '../../features/areas/api';
import { AreaDetail } from '../../features/areas/area-detail';
import { AreaTable } from '../../features/areas/area-table';
import styles from '../../features/areas/areas.module.css';
import { ImportForm } from '../../features/areas/import-form';
import { useMay } from '../../shared/auth/session';
import { ProvinceMap } from '../../shared/charts/province-map';
import { useLanguage } from '../../shared/i18n/use-language';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { SelectField } from '../../shared/ui/select-field';
import { TextField } from '../../shared/ui/text-field';
import { PageHead } from '../layout/page-head';

/** The register of planting areas: an officer's whole, a cooperative's own. */
export function AreasPage() {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const [standing, setStanding] = useState<Standing | ''>('');
  const [pickedId, pick] = useState<string | null>(null);
  const mayKeep = useMay()('area.keep');
  const page = useQuery(areasQuery({ q: useDeferredValue(q.trim()), standing }));
  const picked = page.data?.items.find(({ id }) => id === pickedId) ?? null;
  const options = [{ value: '', label: t('areas.all') }, ...standings.map((value) => ({ value, label: t(`areas.states.${value}`) }))];
  return (
    <>
      <PageHead title={t('areas.title')} sub={t('areas.sub')} />
      <div className={styles['tools']}>
        <TextField label={t('areas.search')} hint={t('areas.searchHint')} value={q} onChange={(event) => setQ(event.target.value)} />
        <SelectField
          label={t('areas.standing')}
          options={options}
          value={standing}
          onChange={(event) => setStanding(event.target.value as Standing | '')}
        />
      </div>
      <div className={styles['columns']}>
        <Panel title={t('areas.title')} note={page.data && t('areas.total', { n: page.data.total })}>
          <ListFaces
            query={{ ...page, data: page.data?.items }}
            empty={<EmptyState title={t('areas.empty')}>{t('areas.searchHint')}</EmptyState>}
          >
            {(rows) => <AreaTable areas={rows} onPick={({ id }) => pick(id)} />}
          </ListFaces>
          {mayKeep && (
            <p style={{ padding: 16 }}>
              <a href="/api/v1/register/export">{t('areas.export')}</a>
            </p>
          )}
        </Panel>
        <div className={styles['side']}>
          {picked !== null && <AreaDetail area={picked} mayKeep={mayKeep} />}
          {mayKeep && (
            <Panel title={t('areas.import')} padded>
              <ImportForm />
            </Panel>
          )}
          <CommuneMap />
        </div>
      </div>
    </>
  );
}

function CommuneMap() {
  const { t } = useTranslation();
  const language = useLanguage();
  const sums = useQuery(communeAreasQuery).data ?? [];
  const points = sums.map(({ communeCode, capacityKg, place }) => ({
    id: communeCode,
    name: language === 'vi' ? place.nameVi : place.nameEn,
    lon: place.lon,
    lat: place.lat,
    kg: capacityKg,
  }));
  return (
    <Panel title={t('areas.map')} note={t('areas.mapNote')} padded>
      <ProvinceMap points={points} />
    </Panel>
  );
}
