import { hasReached } from '@domain/alerts/watch-price';
import { roundPrice } from '@domain/market-data/round-price';
import type { GradeId, MarketId } from '@domain/shared/ids';
import type { VndPerKg } from '@domain/shared/unit-price';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { traded, useCatalogue } from '../../shared/catalogue/catalogue';
import { formatPrice, readPrice } from '../../shared/format/money';
import { useFaults } from '../../shared/forms/use-faults';
import { useLanguage } from '../../shared/i18n/use-language';
import { roundsQuery } from '../../shared/market/rounds-query';
import { Button } from '../../shared/ui/button';
import { RadioChips } from '../../shared/ui/choice';
import { RefusalNote } from '../../shared/ui/faces';
import { SelectField } from '../../shared/ui/select-field';
import { showToast } from '../../shared/ui/toast-store';
import { priceAlertsQuery, watchPrice } from './price-api';
import { AlertPrice } from './alert-price';
import styles from './price-alerts.module.css';
import { usePriceWords } from './use-price-words';

const ways = ['rises', 'falls'] as const;

/** Sets a price to be told of, beside what the last rounds fetched. */
export function PriceAlertForm({ marketId }: { marketId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const cache = useQueryClient();
  const act = useAct();
  const faults = useFaults(act.error, ['vndPerKg']);
  const say = usePriceWords();
  const now = useLastPrice(marketId);
  const [grade, setGrade] = useState('');
  const [direction, setDirection] = useState<(typeof ways)[number]>('rises');
  const [typed, setTyped] = useState('');
  const gradeId = grade === '' ? null : grade;
  const price = now(gradeId);
  const read = readPrice(typed, language);
  const watch = async () => {
    if (!read.ok) return;
    const wish = { marketId, gradeId, direction, vndPerKg: read.vndPerKg };
    const done = await act.run(async (key) => {
      await watchPrice(wish, key);
      await cache.invalidateQueries({ queryKey: priceAlertsQuery.queryKey });
    });
    if (!done) return;
    setTyped('');
    showToast({ look: 'ok', title: t('priceAlert.watching', { what: say(wish) }) });
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void watch();
      }}
    >
      <SelectField
        label={t('priceAlert.grade')}
        value={grade}
        onChange={(event) => setGrade(event.target.value)}
        options={[
          { value: '', label: t('priceAlert.allGrades') },
          ...traded(names.product(marketId)?.grades).map(({ id }) => ({ value: id, label: names.gradeName(marketId, id) })),
        ]}
      />
      <RadioChips
        label={t('priceAlert.direction')}
        options={ways.map((value) => ({ value, label: t(`priceAlert.${value}`) }))}
        value={direction}
        onChange={(value) => setDirection(ways.find((one) => one === value) ?? 'rises')}
      />
      <AlertPrice label={t('priceAlert.level')} value={typed} onChange={setTyped} fault={faults.of('vndPerKg')} />
      <Button type="submit" look="primary" busy={act.isBusy} disabled={!read.ok}>
        {t('priceAlert.watch')}
      </Button>
      <p className="hint">
        {price === null ? t('priceAlert.never') : t('priceAlert.now', { price: formatPrice(price, language) })}
        {price !== null && read.ok && isThere({ marketId, gradeId, direction, vndPerKg: read.vndPerKg }, price) && (
          <> · {t('priceAlert.there')}</>
        )}
      </p>
      {faults.rest !== null && <RefusalNote error={faults.rest} flush />}
    </form>
  );
}

interface Wish {
  readonly marketId: string;
  readonly gradeId: string | null;
  readonly direction: (typeof ways)[number];
  readonly vndPerKg: number;
}

function isThere({ marketId, gradeId, direction, vndPerKg }: Wish, price: VndPerKg): boolean {
  const terms = { marketId: marketId as MarketId, gradeId: gradeId as GradeId | null, direction, vndPerKg: vndPerKg as VndPerKg };
  return hasReached(terms, price);
}

/** What the last round that priced a grade fetched for it. */
function useLastPrice(marketId: string): (gradeId: string | null) => VndPerKg | null {
  const rounds = useQuery(roundsQuery(marketId)).data ?? [];
  return (gradeId) => rounds.map(({ prices }) => roundPrice(prices, gradeId)).find((price) => price !== null) ?? null;
}
