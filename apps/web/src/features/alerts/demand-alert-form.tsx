import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { useSession } from '../../shared/auth/session';
import { traded, useCatalogue } from '../../shared/catalogue/catalogue';
import { readPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { useFaults } from '../../shared/forms/use-faults';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { SelectField } from '../../shared/ui/select-field';
import { showToast } from '../../shared/ui/toast-store';
import { AlertPrice } from './alert-price';
import { alertsQuery, setAlert } from './api';
import styles from './price-alerts.module.css';

const weights = ['', '1000', '2000', '5000', '10000'];
const days = ['', '3', '7', '14'];
const distances = ['', '50', '120', '200', '400'];

const figure = (typed: string): number | null => (typed === '' ? null : Number(typed));

/** Asks to be told when somebody wants what one has: all of it as everyone sees it. */
export function DemandAlertForm({ marketId }: { marketId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const cache = useQueryClient();
  const act = useAct();
  const faults = useFaults(act.error, ['minVndPerKg']);
  const { placeId } = useSession().organisation;
  const [grade, setGrade] = useState('');
  const [kg, setKg] = useState('');
  const [within, setWithin] = useState('');
  const [km, setKm] = useState('');
  const [typed, setTyped] = useState('');
  const read = readPrice(typed, language);
  const name = [names.productName(marketId), ...(grade === '' ? [] : [names.gradeName(marketId, grade)])].join(' · ').slice(0, 40);
  const start = async () => {
    const done = await act.run(async (key) => {
      const wish = { kind: 'demands' as const, name, productIds: [marketId], gradeId: grade === '' ? null : grade };
      const reach = { minKg: figure(kg), withinDays: figure(within), maxKm: figure(km), placeId: km === '' ? null : placeId };
      await setAlert({ ...wish, ...reach, minVndPerKg: read.ok ? read.vndPerKg : null }, key);
      await cache.invalidateQueries({ queryKey: alertsQuery.queryKey });
    });
    if (done) showToast({ look: 'ok', title: t('demandAlert.set', { name }) });
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <SelectField
        label={t('demandAlert.grade')}
        value={grade}
        onChange={(event) => setGrade(event.target.value)}
        options={[
          { value: '', label: t('demandAlert.anyGrade') },
          ...traded(names.product(marketId)?.grades).map(({ id }) => ({ value: id, label: names.gradeName(marketId, id) })),
        ]}
      />
      <SelectField
        label={t('demandAlert.least')}
        value={kg}
        onChange={(event) => setKg(event.target.value)}
        options={weights.map((value) => ({ value, label: value === '' ? t('demandAlert.any') : formatWeight(Number(value), language) }))}
      />
      <SelectField
        label={t('demandAlert.within')}
        value={within}
        onChange={(event) => setWithin(event.target.value)}
        options={days.map((value) => ({ value, label: value === '' ? t('demandAlert.any') : t('demandAlert.days', { n: value }) }))}
      />
      {placeId != null && (
        <SelectField
          label={t('demandAlert.near')}
          value={km}
          onChange={(event) => setKm(event.target.value)}
          options={distances.map((value) => ({ value, label: value === '' ? t('demandAlert.any') : `≤ ${value} km` }))}
        />
      )}
      <AlertPrice label={t('demandAlert.price')} value={typed} onChange={setTyped} fault={faults.of('minVndPerKg')} />
      <Button type="submit" busy={act.isBusy} disabled={typed !== '' && !read.ok}>
        {t('demandAlert.tell')}
      </Button>
      {faults.rest !== null && <RefusalNote error={faults.rest} flush />}
    </form>
  );
}
