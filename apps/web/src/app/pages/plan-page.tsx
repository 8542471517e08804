import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contractsQuery } from '../../features/contracts/api';
import { PlanDesk } from '../../features/plan/plan-desk';
import { useSession } from '../../shared/auth/session';
import { catalogueQuery, useCatalogue } from '../../shared/catalogue/catalogue';
import { addWords } from '../../shared/i18n/add-words';
import { plan } from '../../shared/i18n/vi/plan';
import { Skeleton } from '../../shared/ui/faces';
import { SelectField } from '../../shared/ui/select-field';
import { PageHead } from '../layout/page-head';

addWords(plan);

/** What a plant needs a day, for a fortnight. */
export function PlanPage() {
  const { t } = useTranslation();
  const names = useCatalogue();
  const { organisation } = useSession();
  const plants = useSuspenseQuery(catalogueQuery).data.places.filter((place) => place.kind === 'factory');
  const [placeId, choose] = useState(plants.find((place) => place.id === organisation.placeId)?.id ?? plants[0]?.id ?? '');
  const contracts = useQuery(contractsQuery);
  const living = (contracts.data ?? []).filter((contract) => contract.state === 'in_force' && contract.placeId === placeId);
  const contracted = [...new Set(living.map((contract) => contract.productId))];
  const pick = (
    <SelectField
      label={t('plan.plant')}
      value={placeId}
      onChange={(event) => choose(event.target.value)}
      options={plants.map((place) => ({ value: place.id, label: names.placeName(place.id) }))}
    />
  );
  return (
    <>
      <PageHead title={t('nav.plan')} sub={t('plan.sub')} />
      <div style={{ maxWidth: 360, marginBottom: 12 }}>{pick}</div>
      {contracts.isPending ? <Skeleton lines={8} /> : <PlanDesk placeId={placeId} contracted={contracted} />}
    </>
  );
}
