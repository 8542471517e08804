import { IconHeadset } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { byStaffQuery } from '../api/by-staff';
import { Chip } from './chip';

/** Says that staff of the market did this for the organisation; nothing where its own members did. */
export function ByStaffChip({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(byStaffQuery);
  if (data?.includes(id) !== true) return null;
  return (
    <Chip look="line" icon={IconHeadset}>
      {t('byStaff')}
    </Chip>
  );
}
