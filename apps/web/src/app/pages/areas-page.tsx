import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Area, areasQuery, communeAreasQuery, standings } from '../../features/areas/api';
import { AreaDetail } from '../../features/areas/area-detail';
import { AreaForm } from '../../features/areas/area-form';
import { AreaTable } from '../../features/areas/area-table';
import styles from '../../features/areas/areas.module.css';
import { ImportForm } from '../../features/areas/import-form';
import { useMay, useSession } from '../../shared/auth/session';
import { ProvinceMap } from '../../shared/charts/province-map';
import { addWords } from '../../shared/i18n/add-words';
import { areaRegister } from '../../shared/i18n/vi/area-register';
import { registers } from '../../shared/i18n/vi/registers';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { SelectField } from '../../shared/ui/select-field';
import type { Search } from '../../shared/views/saved-views';
import { ViewTabs } from '../../shared/views/view-tabs';
import { TextField } from '../../shared/ui/text-field';
import { PageHead } from '../layout/page-head';
import { RegisterTabs } from './register-tabs';

addWords({ ...areaRegister, ...registers });

/** What the register can be asked by. */
const asked = [...standings, 'unchecked'] as const;

/** The register of planting areas: an officer's whole, a cooperative's own. */
export function AreasPage() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/areas' });
  const { q = '', commune: communeCode = '' } = search;
  const standing = asked.find((one) => one === search.state) ?? '';
  const open = (next: Search) => {
    const asks = Object.entries(next).filter(([, value]) => value !== '');
    void navigate({ to: '/areas', search: Object.fromEntries(asks), replace: true });
  };
  const setCommune = (commune: string) => open({ ...search, commune });
  const [pickedId, pick] = useState<string | null>(null);
  const mayKeep = useMay()('area.keep');
  const mayGive = useMay()('area.authorise');
  const { organisation } = useSession();
  const page = useInfiniteQuery(areasQuery({ q: useDeferredValue(q.trim()), standing, communeCode }));
  const rows = page.data?.pages.flatMap(({ items }) => items);
  const isAsked = q !== '' || standing !== '' || communeCode !== '';
  const picked = rows?.find(({ id }) => id === pickedId) ?? null;
  return (
    <>
      <PageHead title={t('areas.title')} sub={t('areas.sub')} />
      <RegisterTabs />
      <AreaTools q={q} standing={standing} onAsk={(part) => open({ ...search, ...part })} />
      <div className={styles['columns']}>
        <Panel title={t('areas.title')} note={page.data && t('areas.total', { n: page.data.pages[0]?.total ?? 0 })}>
          <ViewTabs
            room="area"
            all={t('views.all')}
            search={{ ...search }}
            onOpen={open}
            ready={(['active', 'suspended', 'unchecked'] as const).map((key) => ({ key, name: t(`views.${key}`), search: { state: key } }))}
          />
          <ListFaces query={{ ...page, data: rows }} empty={<NoAreas isAsked={isAsked} onClear={() => open({})} />}>
            {(areas) => <AreaTable areas={areas} onPick={({ id }) => pick(id)} />}
          </ListFaces>
          {page.hasNextPage && (
            <p style={{ padding: '12px 16px 0' }}>
              <Button onClick={() => void page.fetchNextPage()}>{t('register.more')}</Button>
            </p>
          )}
          {mayKeep && (
            <p style={{ padding: 16 }}>
              <a href="/api/v1/register/export">{t('areas.export')}</a>
            </p>
          )}
        </Panel>
        <div className={styles['side']}>
          {mayKeep && <EnterArea picked={picked} />}
          {picked !== null && (
            <AreaDetail area={picked} mayKeep={mayKeep} mayGive={mayKeep || (mayGive && picked.holderId === organisation.id)} />
          )}
          {mayKeep && (
            <Panel title={t('areas.import')} padded>
              <ImportForm kind="planting_areas" onDone={() => void cache.invalidateQueries({ queryKey: ['areas'] })} />
            </Panel>
          )}
          <CommuneMap picked={communeCode} onPick={(code) => setCommune(code === communeCode ? '' : code)} />
        </div>
      </div>
    </>
  );
}

/** Nothing in the register, or nothing that was asked for: each says what to do. */
function NoAreas({ isAsked, onClear }: { isAsked: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  if (!isAsked) return <EmptyState title={t('areas.empty')}>{t('areas.emptyHint')}</EmptyState>;
  return (
    <EmptyState title={t('areas.noHit')} action={<Button onClick={onClear}>{t('areas.clear')}</Button>}>
      {t('areas.noHitHint')}
    </EmptyState>
  );
}

/** What the register is asked by: words, and how a code stands. */
function AreaTools({ q, standing, onAsk }: { q: string; standing: string; onAsk: (part: Search) => void }) {
  const { t } = useTranslation();
  const options = [
    { value: '', label: t('areas.all') },
    ...standings.map((value) => ({ value, label: t(`areas.states.${value}`) })),
    { value: 'unchecked', label: t('areas.unchecked') },
  ];
  return (
    <div className={styles['tools']}>
      <TextField label={t('areas.search')} hint={t('areas.searchHint')} value={q} onChange={(event) => onAsk({ q: event.target.value })} />
      <SelectField
        label={t('areas.standing')}
        options={options}
        value={standing}
        onChange={(event) => onAsk({ state: event.target.value })}
      />
    </div>
  );
}

/** The form for one area: a new one, or the one that is picked. */
function EnterArea({ picked }: { picked: Area | null }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'new' | 'amend' | null>(null);
  return (
    <Panel title={t('register.enter')} padded>
      {open === null ? (
        <div className="row" style={{ gap: 8, flexWrap: 'wrap' }}>
          <Button onClick={() => setOpen('new')}>{t('register.add')}</Button>
          {picked !== null && <Button onClick={() => setOpen('amend')}>{t('register.amendOne', { code: picked.code })}</Button>}
        </div>
      ) : (
        <AreaForm key={`${open}/${picked?.id ?? ''}`} area={open === 'new' ? null : picked} onDone={() => setOpen(null)} />
      )}
    </Panel>
  );
}

function CommuneMap({ picked, onPick }: { picked: string; onPick: (communeCode: string) => void }) {
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
      <ProvinceMap points={points} picked={picked} onPick={onPick} height={300} />
      {picked !== '' && (
        <p>
          <Button size="small" onClick={() => onPick(picked)}>
            {t('register.allCommunes')}
          </Button>
        </p>
      )}
    </Panel>
  );
}
