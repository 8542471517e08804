import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { destinationName, destinationsQuery } from '../../shared/catalogue/destinations';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { Table } from '../../shared/ui/table';
import { TextField } from '../../shared/ui/text-field';
import { changeFacility, type Facility } from './api';
import styles from './papers.module.css';

/** Packing facilities by code; an officer suspends or restores one with a reason. */
export function FacilityList({ facilities, mayKeep }: { facilities: readonly Facility[]; mayKeep: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { productName } = useCatalogue();
  const destinations = useQuery(destinationsQuery).data ?? [];
  const [picked, pick] = useState<string | null>(null);
  const columns = [
    { key: 'code', head: t('areas.code') },
    { key: 'holder', head: t('areas.holder') },
    { key: 'products', head: t('papers.products') },
    { key: 'markets', head: t('areas.markets') },
    { key: 'acts', head: t('areas.choose'), silent: true },
  ];
  const chosen = facilities.find(({ id }) => id === picked);
  return (
    <>
      <Table label={t('facilities.title')} columns={columns}>
        {facilities.map((facility) => (
          <tr key={facility.id} data-facility={facility.code}>
            <td className="n">{facility.code}</td>
            <td>{facility.holderName}</td>
            <td>{facility.productIds.map(productName).join(', ')}</td>
            <td>{facility.markets.map((id) => destinationName(destinations, id, language)).join(', ') || t('facilities.noMarket')}</td>
            <td>
              {mayKeep && (
                <Button size="small" onClick={() => pick(facility.id)} aria-label={`${t('areas.change')} ${facility.code}`}>
                  {t('areas.change')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
      {chosen !== undefined && <FacilityStanding key={chosen.id} facility={chosen} />}
    </>
  );
}

function FacilityStanding({ facility }: { facility: Facility }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const today = useToday();
  const { error, isBusy, run } = useAct();
  const [reason, setReason] = useState('');
  const last = facility.standings.filter(({ marketId }) => marketId === null).at(-1)?.standing;
  const standing = last === 'active' ? 'suspended' : 'active';
  const send = async (): Promise<void> => {
    const done = await run((key) => changeFacility(facility.id, { standing, from: today, reason }, key));
    if (done) await cache.invalidateQueries({ queryKey: ['facilities'] });
  };
  return (
    <form
      className={styles['stack']}
      style={{ padding: 16 }}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField label={`${facility.code}: ${t('areas.reason')}`} value={reason} onChange={(event) => setReason(event.target.value)} />
      {error !== null && <RefusalNote error={error} title={t('failed.notSent')} flush />}
      <div>
        <Button type="submit" look={standing === 'suspended' ? 'danger' : 'primary'} busy={isBusy}>
          {t(standing === 'suspended' ? 'areas.suspend' : 'areas.restore')}
        </Button>
      </div>
    </form>
  );
}
