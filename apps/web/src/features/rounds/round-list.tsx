import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Round } from '../../shared/api/views';
import { dayOf, formatDay, formatTime } from '../../shared/format/date';
import { formatInteger } from '../../shared/format/number';
import { formatTonnesTo, tonneDecimals } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { averagePrice } from '../../shared/market/rounds-query';
import { StateChip } from '../../shared/ui/chip';
import { headOf, right, Table } from '../../shared/ui/table';

/** Rounds of a market, newest first; each leads to its result. */
export function RoundList({ rounds }: { rounds: readonly Round[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const decimals = tonneDecimals(rounds.flatMap(({ contractKg, spotKg, unmetKg }) => [contractKg, spotKg, unmetKg.offers]));
  const tonnes = (kg: number) => formatTonnesTo(kg, decimals, language);
  const inTonnes = (head: string) => `${head}, ${t('unit.tonneShort')}`;
  const columns = [
    { key: 'round', head: t('col.round') },
    { key: 'at', head: t('col.at') },
    { key: 'contract', head: inTonnes(t('rounds.contract')), right: true },
    { key: 'spot', head: inTonnes(t('rounds.spot')), right: true },
    { key: 'trades', head: t('rounds.trades'), right: true },
    { key: 'price', head: `${t('rounds.price')}, ${t('unit.price')}`, right: true },
    { key: 'left', head: inTonnes(t('rounds.unmetOffers')), right: true },
    { key: 'state', head: t('col.state') },
  ];
  return (
    <Table label={t('rounds.title')} columns={columns} stacked>
      {rounds.map((round) => {
        const price = averagePrice(round);
        return (
          <tr key={round.number} data-round={round.number}>
            <td>
              <Link to="/rounds/$marketId/$number" params={{ marketId: round.marketId, number: String(round.number) }}>
                {t('rounds.number', { n: formatInteger(round.number, language) })}
              </Link>
            </td>
            <td className="n" {...headOf(columns, 'at')}>
              {formatDay(dayOf(Date.parse(round.publishedAt)), language)} {formatTime(round.publishedAt, true)}
            </td>
            <td className={right} {...headOf(columns, 'contract')}>
              {tonnes(round.contractKg)}
            </td>
            <td className={right} {...headOf(columns, 'spot')}>
              {tonnes(round.spotKg)}
            </td>
            <td className={right} {...headOf(columns, 'trades')}>
              {formatInteger(round.trades, language)}
            </td>
            <td className={right} {...headOf(columns, 'price')}>
              {price === null ? '–' : formatInteger(price, language)}
            </td>
            <td className={right} {...headOf(columns, 'left')}>
              {tonnes(round.unmetKg.offers)}
            </td>
            <td {...headOf(columns, 'state')}>
              <StateChip state={round.state} />
            </td>
          </tr>
        );
      })}
    </Table>
  );
}
