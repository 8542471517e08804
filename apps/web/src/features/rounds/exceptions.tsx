import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Round } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Panel } from '../../shared/ui/panel';
import { right, Table } from '../../shared/ui/table';
import { publicOfferQuery } from './api';

/** More names than this nobody reads; the input and result of the round hold them all. */
const SHOWN_MAX = 12;
/** So much of an order's id as tells it apart: who wants it is nobody's business. */
const MARK_LENGTH = 8;

/** Pairs that would both have done better with each other, and that a minimum lot or a lot sold whole keeps apart: by name. */
export function Exceptions({ round, mine }: { round: Round; mine: ReadonlySet<string> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { exceptions } = round.fairness;
  const columns = [
    { key: 'offer', head: t('exceptions.offer') },
    { key: 'order', head: t('exceptions.order') },
    { key: 'gain', head: t('exceptions.gain'), right: true },
  ];
  return (
    <Panel title={t('exceptions.title')} note={t('exceptions.note')}>
      <p className="hint" style={{ padding: '12px 16px' }}>
        {t('exceptions.hint')}
      </p>
      <Table label={t('exceptions.title')} columns={columns}>
        {exceptions.slice(0, SHOWN_MAX).map(({ offerId, orderId, gainVndPerKg }) => (
          <tr key={`${offerId}/${orderId}`} data-exception={offerId}>
            <td style={{ whiteSpace: 'normal' }}>
              <Offered offerId={offerId} isMine={mine.has(offerId)} />
            </td>
            <td>{mine.has(orderId) ? t('curves.mine') : <span className="n">{orderId.slice(-MARK_LENGTH)}</span>}</td>
            <td className={right}>{formatPrice(gainVndPerKg, language)}</td>
          </tr>
        ))}
      </Table>
      {exceptions.length > SHOWN_MAX && <p className="hint">{t('exceptions.more', { n: exceptions.length - SHOWN_MAX })}</p>}
    </Panel>
  );
}

function Offered({ offerId, isMine }: { offerId: string; isMine: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const offer = useQuery(publicOfferQuery(offerId));
  if (offer.data === undefined) return <span className="n">{offerId.slice(-MARK_LENGTH)}</span>;
  const { seller, varietyId, offeredKg } = offer.data;
  return (
    <Link to="/offers/$offerId" params={{ offerId }}>
      {isMine ? t('curves.mine') : seller.name} · {names.varietyName(varietyId)} · {formatWeight(offeredKg, language)}
    </Link>
  );
}
