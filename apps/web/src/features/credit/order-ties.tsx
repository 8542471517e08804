import { useQueries, useQuery } from '@tanstack/react-query';
import { formatVnd } from '../../shared/format/money';
import { useSession } from '../../shared/auth/session';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSaySeller } from '../../shared/i18n/use-say-seller';
import { creditsQuery, tyingQuery } from './api';

/** What an order ties up of the credit that its sellers give; nothing is shown where no seller has set a limit. */
export function OrderTies({ orderId }: { orderId: string }) {
  const tell = useSaySeller();
  const language = useLanguage();
  const { organisation } = useSession();
  const pairs = (useQuery(creditsQuery).data ?? []).filter((credit) => credit.buyer.id === organisation.id && credit.limitVnd !== null);
  const ties = useQueries({ queries: pairs.map((credit) => tyingQuery(credit.seller.id, credit.buyer.id)) });
  const lines = pairs.flatMap(({ seller }, nth) => {
    const own = (ties[nth]?.data ?? []).filter((trade) => trade.orderId === orderId);
    const vnd = own.reduce((sum, trade) => sum + BigInt(trade.vnd), 0n);
    return vnd === 0n ? [] : [tell('credit.ofOrder', { name: seller.name, sum: formatVnd(vnd, language) })];
  });
  if (lines.length === 0) return null;
  return <p className="hint">{lines.join(' · ')}</p>;
}
