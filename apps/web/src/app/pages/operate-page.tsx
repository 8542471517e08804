import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AlarmsPanel } from '../../features/operating/alarms-panel';
import { DeliveriesPanel } from '../../features/operating/deliveries-panel';
import { HaltForm } from '../../features/operating/halt-form';
import { MarketTable } from '../../features/operating/market-table';
import { SettingsForm } from '../../features/operating/settings-form';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { dayOf, formatDay, formatTime } from '../../shared/format/date';
import { addWords } from '../../shared/i18n/add-words';
import { rounds } from '../../shared/i18n/vi/rounds';
import { useLanguage } from '../../shared/i18n/use-language';
import { byActivity, marketsQuery } from '../../shared/market/markets-query';
import { Panel } from '../../shared/ui/panel';
import { SelectField } from '../../shared/ui/select-field';
import { showToast } from '../../shared/ui/toast-store';
import { PageHead } from '../layout/page-head';
import styles from './operate.module.css';

addWords(rounds);

/** The operator's desk: what is wrong, how each market is run, and the levers. */
export function OperatePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const { data } = useSuspenseQuery(marketsQuery);
  const markets = byActivity(data);
  const [chosen, setChosen] = useState(markets[0]?.id ?? '');
  const market = markets.find(({ id }) => id === chosen);
  const planned = market?.status.planned;
  return (
    <>
      <PageHead title={t('operate.title')} sub={t('operate.sub')} />
      <div className={styles['page']}>
        <AlarmsPanel />
        <SelectField
          label={t('operate.choose')}
          value={chosen}
          options={markets.map(({ id }) => ({ value: id, label: names.productName(id) }))}
          onChange={(event) => setChosen(event.target.value)}
        />
        {market !== undefined && (
          <div className={styles['desk']} key={market.id}>
            <Panel title={t('operate.settings')}>
              {planned != null && (
                <p className="hint" style={{ padding: '12px 16px 0' }} data-planned={planned.from}>
                  {t('operate.planned', {
                    time: formatTime(planned.from, false),
                    day: formatDay(dayOf(Date.parse(planned.from)), language),
                  })}
                </p>
              )}
              <SettingsForm market={market} onPlanned={() => showToast({ look: 'ok', title: t('operate.done') })} />
            </Panel>
            <Panel title={t('operate.halting')}>
              <HaltForm market={market} />
            </Panel>
          </div>
        )}
        <MarketTable markets={markets} />
        <DeliveriesPanel />
      </div>
    </>
  );
}
