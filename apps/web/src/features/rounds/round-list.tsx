import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Round } from '../../shared/api/views';
import { dayOf, formatDay, formatTime } from '../../shared/format/date';
import { formatInteger } from '../../shared/format/number';
import { formatTonnes } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { averagePrice } from '../../shared/market/rounds-query';
import { StateChip } from '../../shared/ui/chip';
import { right, Table } from '../../shared/ui/table';

/** Rounds of a market, newest first; each leads to its result. */
export function RoundList({ rounds }: { rounds: readonly Round[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = [
    { key: 'round', head: t('col.round') },
    { key: 'at', head: t('col.at') },
    { key: 'contract', head: t('rounds.contract'), right: true },
    { key: 'spot', head: t('rounds.spot'), right: true },
    { key: 'trades', head: t('rounds.trades'), right: true },
    { key: 'price', head: `${t('rounds.price')}, ${t('unit.price')}`, right: true },
    { key: 'left', head: `${t('rounds.unmetOffers')}, ${t('unit.tonneShort')}`, right: true },
    { key: 'state', head: t('col.state') },
  ];
  return (
    <Table label={t('rounds.title')} columns={columns}>
      {rounds.map((round) => {
        const price = averagePrice(round);
        return (
          <tr key={round.number} data-round={round.number}>
            <td>
              <Link to="/rounds/$marketId/$number" params={{ marketId: round.marketId, number: String(round.number) }}>
                {t('rounds.number', { n: formatInteger(round.number, language) })}
              </Link>
            </td>
            <td className="n">
              {formatDay(dayOf(Date.parse(round.publishedAt)), language)} {formatTime(round.publishedAt, true)}
            </td>
            <td className={right}>{formatTonnes(round.contractKg, language)}</td>
            <td className={right}>{formatTonnes(round.spotKg, language)}</td>
            <td className={right}>{formatInteger(round.trades, language)}</td>
            <td className={right}>{price === null ? '–' : formatInteger(price, language)}</td>
            <td className={right}>{formatTonnes(round.unmetKg.offers, language)}</td>
            <td>
              <StateChip state={round.state} />
            </td>
          </tr>
        );
      })}
    </Table>
  );
}
