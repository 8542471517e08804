import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFaults } from '../../shared/forms/use-faults';
import { Button } from '../../shared/ui/button';
import { EmptyState, RefusalNote } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { headOf, right, Table } from '../../shared/ui/table';
import { TextField } from '../../shared/ui/text-field';
import { readRings, type Ring, type RingList } from './api';
import styles from './people.module.css';

const COLUMNS = ['seller', 'buyer', 'sign', 'counted'] as const;

/** Who seems to raise prices with bids nobody means: asked for with a reason, shown with what was counted. */
export function RingsPanel() {
  const { t } = useTranslation();
  const [typed, type] = useState('');
  const [reason, giveReason] = useState<string | null>(null);
  const rings = useQuery({
    queryKey: ['people', 'rings', reason],
    enabled: reason !== null,
    // Each look is written down: none is taken unasked.
    staleTime: Infinity,
    retry: false,
    queryFn: () => readRings(reason ?? ''),
  });
  const faults = useFaults(rings.error, ['reason']);
  return (
    <Panel title={t('people.rings.title')} padded>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed === reason) void rings.refetch();
          giveReason(typed);
        }}
      >
        <p className="second">{t('people.rings.hint')}</p>
        <TextField
          label={t('people.rings.reason')}
          value={typed}
          maxLength={500}
          error={faults.of('reason')}
          onChange={(event) => type(event.target.value)}
        />
        <div className={styles['row']}>
          <Button type="submit" busy={rings.isFetching}>
            {t('people.rings.look')}
          </Button>
        </div>
      </form>
      {faults.rest !== null && <RefusalNote error={faults.rest} flush />}
      {rings.data !== undefined && <Found list={rings.data} />}
    </Panel>
  );
}

function Found({ list: { items, bids, days } }: { list: RingList }) {
  const { t } = useTranslation();
  if (items.length === 0) return <EmptyState title={t('people.rings.none')}>{t('people.rings.noneHint', { bids, days })}</EmptyState>;
  return (
    <div className={styles['rings']}>
      <p className="second">{t('people.rings.looked', { bids, days })}</p>
      {items.map((ring) => (
        <RingCard key={ring.sellers[0]?.id} ring={ring} />
      ))}
    </div>
  );
}

function RingCard({ ring: { sellers, buyers, evidence } }: { ring: Ring }) {
  const { t } = useTranslation();
  const names = [...sellers, ...buyers].map(({ name }) => name).join(', ');
  const columns = COLUMNS.map((key) => ({ key, head: t(`people.rings.${key}`), right: key === 'counted' }));
  const under = (key: (typeof COLUMNS)[number]) => headOf(columns, key);
  return (
    <section aria-label={names}>
      <h3>{names}</h3>
      <Table label={names} columns={columns} stacked>
        {evidence.map(({ seller, buyer, sign, bids, counted }) => (
          <tr key={`${seller.id} ${buyer.id} ${sign}`}>
            <td {...under('seller')}>{seller.name}</td>
            <td {...under('buyer')}>{buyer.name}</td>
            <td {...under('sign')}>{t(`people.rings.signs.${sign}`)}</td>
            <td {...under('counted')} className={`n ${right}`}>
              {sign === 'same_people' ? t('people.rings.people', { counted }) : t('people.rings.of', { counted, bids })}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
