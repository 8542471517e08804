import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../shared/format/date';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { StateChip } from '../../shared/ui/chip';
import { ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { right, Table } from '../../shared/ui/table';
import { type Area, changeStanding, ledgerQuery, openTradesQuery } from './api';
import { Authorisations } from './authorisations';
import { CheckCode } from './check-code';
import { CodeHistory } from './code-history';
import { StandingForm } from './standing-form';

/** One code: what draws on it, and for officers its standing and the trades that hang on it. */
export function AreaDetail({ area, mayKeep, mayGive }: { area: Area; mayKeep: boolean; mayGive: boolean }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  return (
    <>
      {mayKeep && (
        <Panel title={`${t('areas.change')}: ${area.code}`} padded>
          {!area.checked && <CheckCode of="areas" code={area} />}
          <StandingForm
            key={area.id}
            coded={area}
            onSend={async (ask, key) => {
              await changeStanding('areas', ask, key);
              await cache.invalidateQueries({ queryKey: ['areas'] });
            }}
          />
        </Panel>
      )}
      {mayKeep && <DependentTrades area={area} />}
      <Ledger area={area} />
      <Authorisations key={`${area.id}/leaves`} of="areas" code={area} mayGive={mayGive} />
      <CodeHistory of="areas" id={area.id} />
    </>
  );
}

function DependentTrades({ area }: { area: Area }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const trades = useQuery(openTradesQuery(area.id));
  const columns = [
    { key: 'seller', head: t('areas.user') },
    { key: 'day', head: t('col.at') },
    { key: 'kg', head: t('unit.tonne'), right: true },
    { key: 'state', head: t('areas.standing') },
  ];
  return (
    <Panel title={t('areas.dependent')}>
      <ListFaces query={trades} lines={2} empty={<Quiet words={t('areas.noDependent')} />}>
        {(rows) => (
          <Table label={t('areas.dependent')} columns={columns}>
            {rows.map((trade) => (
              <tr key={trade.id}>
                <td>
                  {trade.sellerName} → {trade.buyerName}
                </td>
                <td>{formatDay(trade.pickUpOn as never, language)}</td>
                <td className={right}>{formatWeight(trade.kg, language)}</td>
                <td>
                  <StateChip state={trade.state} />
                </td>
              </tr>
            ))}
          </Table>
        )}
      </ListFaces>
    </Panel>
  );
}

function Ledger({ area }: { area: Area }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const ledger = useQuery(ledgerQuery(area.id));
  const title = t('areas.ledger', { season: area.seasons.at(-1)?.season ?? '' });
  const columns = [
    { key: 'user', head: t('areas.user') },
    { key: 'held', head: t('areas.held'), right: true },
    { key: 'confirmed', head: t('areas.confirmed'), right: true },
    { key: 'delivered', head: t('areas.delivered'), right: true },
  ];
  return (
    <Panel title={title}>
      <ListFaces query={ledger} lines={2} empty={<Quiet words={t('areas.noLedger')} />}>
        {(rows) => (
          <Table label={title} columns={columns}>
            {rows.map((row) => (
              <tr key={row.tradeId}>
                <td>{row.userName}</td>
                <td className={right}>{formatWeight(row.heldKg, language)}</td>
                <td className={right}>{formatWeight(row.confirmedKg, language)}</td>
                <td className={right}>{formatWeight(row.deliveredKg, language)}</td>
              </tr>
            ))}
          </Table>
        )}
      </ListFaces>
    </Panel>
  );
}

function Quiet({ words }: { words: string }) {
  return (
    <p className="quiet" style={{ padding: 16 }}>
      {words}
    </p>
  );
}
