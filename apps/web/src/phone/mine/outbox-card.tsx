import { IconAlertTriangle, IconCloudUp, IconLoader2, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../shared/api/refusal';
import { useSession } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { formatDayRange, formatTime } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { keepDraft } from '../../shared/offline/kept-draft';
import { dropRow, putRow, wantFlush } from '../../shared/offline/outbox';
import type { OutboxRow } from '../../shared/offline/outbox-row';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { go } from '../route';
import { sellDraftName } from '../sell/sell-draft';
import styles from './mine.module.css';

const looks = {
  waiting: ['plain', IconCloudUp],
  sending: ['plain', IconLoader2],
  asks: ['warn', IconAlertTriangle],
  refused: ['bad', IconX],
  done: ['ok', IconCloudUp],
} as const;

/** An offer on its way: what it says, how far it is, and what the person can still do. */
export function OutboxCard({ row }: { row: OutboxRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const session = useSession();
  const [look, icon] = looks[row.state];
  const { body } = row;
  const price = formatPrice(body.askVndPerKg, language);
  const isStuck = row.state === 'asks' || row.state === 'refused';
  const stillSell = async () => {
    await putRow({ ...row, state: 'waiting', draftedAt: new Date().toISOString() });
    wantFlush();
  };
  const edit = async () => {
    await keepDraft(sellDraftName(session), { key: crypto.randomUUID(), offer: row.typed, photos: row.photos ?? [] });
    await dropRow(row.key);
    go('sell');
  };
  return (
    <article className={styles['waiting']} data-outbox={row.state}>
      <h3>
        <ProductMark productId={row.marketId} />
        {names.varietyName(body.varietyId)}
        <span className="n push">{formatWeight(body.kg, language)}</span>
      </h3>
      <p className="second">
        {t('offer.at', {
          grade: names.gradeName(row.marketId, body.gradeId),
          days: formatDayRange(body.harvestFrom, body.harvestTo),
          price,
        })}
      </p>
      {(row.photos?.length ?? 0) > 0 && <p className="second">{t('outbox.photos', { n: row.photos?.length ?? 0 })}</p>}
      <Chip look={look} icon={icon}>
        {t(`outbox.${row.state}`)}
      </Chip>
      {row.state === 'asks' && <p>{t('outbox.asksWhy', { time: formatTime(row.draftedAt, false), price })}</p>}
      {row.refusal !== null && <p className={styles['why']}>{refusalOf(row.refusal.status, row.refusal.problem).sentence(language)}</p>}
      <div className="row wrap">
        {row.state === 'asks' && (
          <Button look="primary" onClick={() => void stillSell()}>
            {t('outbox.stillSell', { price })}
          </Button>
        )}
        {isStuck && <Button onClick={() => void edit()}>{t('outbox.edit')}</Button>}
        {row.state !== 'sending' && (
          <Button look="quiet" onClick={() => void dropRow(row.key)}>
            {t('outbox.drop')}
          </Button>
        )}
      </div>
    </article>
  );
}
