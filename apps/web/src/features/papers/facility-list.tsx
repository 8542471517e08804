import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { destinationName, destinationsQuery } from '../../shared/catalogue/destinations';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { right, Table } from '../../shared/ui/table';
import type { Facility } from './api';
import styles from './papers.module.css';

interface Props {
  facilities: readonly Facility[];
  /** The standing of one, in icon, word and tint. */
  standing: (facility: Facility) => ReactNode;
  /** What is shown of the one that was opened. */
  detail: (facility: Facility) => ReactNode;
}

/** Packing facilities by code, and the one that was opened. */
export function FacilityList({ facilities, standing, detail }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { productName } = useCatalogue();
  const destinations = useQuery(destinationsQuery).data ?? [];
  const [picked, pick] = useState<string | null>(null);
  const columns = [
    { key: 'code', head: t('areas.code') },
    { key: 'standing', head: t('areas.standing') },
    { key: 'holder', head: t('areas.holder') },
    { key: 'products', head: t('papers.products') },
    { key: 'packs', head: t('facilities.packs'), right: true },
    { key: 'markets', head: t('areas.markets') },
  ];
  const chosen = facilities.find(({ id }) => id === picked);
  return (
    <>
      <Table label={t('facilities.title')} columns={columns}>
        {facilities.map((facility) => (
          <tr key={facility.id} data-facility={facility.code}>
            <td className="n">
              <Button size="small" onClick={() => pick(facility.id)} aria-label={`${t('areas.choose')} ${facility.code}`}>
                <span style={{ whiteSpace: 'nowrap' }}>{facility.code}</span>
              </Button>
            </td>
            <td>{standing(facility)}</td>
            <td>
              {facility.holderName}{' '}
              {!facility.checked && (
                <Chip look="warn" icon={IconAlertTriangle}>
                  {t('areas.unchecked')}
                </Chip>
              )}
            </td>
            <td>{facility.productIds.map(productName).join(', ')}</td>
            <td className={right}>{facility.packsKgPerDay?.toLocaleString(language) ?? t('facilities.packsNone')}</td>
            <td>{facility.markets.map((id) => destinationName(destinations, id, language)).join(', ') || t('facilities.noMarket')}</td>
          </tr>
        ))}
      </Table>
      {chosen !== undefined && (
        <div key={chosen.id} className={styles['opened']}>
          {detail(chosen)}
        </div>
      )}
    </>
  );
}
