import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpfulChange, RoundItem } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatDay } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatInteger } from '../../shared/format/number';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { changesQuery } from './api';
import { MissingPapers } from './missing-papers';
import styles from './my-part.module.css';

interface Props {
  item: RoundItem;
  why: NonNullable<RoundItem['why']>;
  round: { marketId: string; number: number };
  /** Work out at once what would have changed it. */
  answered: boolean;
}

/** Why some kg were left over, in its figure, and what would have moved them in that very round. */
export function WhyNot({ item, why, round, answered }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const [asked, setAsked] = useState(answered);
  const reason = t(`why.${why.cause}`, {
    n: formatInteger(why.figure, language),
    price: formatPrice(why.figure, language),
    weight: formatWeight(why.figure, language),
    place: why.placeId === null ? '' : names.placeName(why.placeId),
    day: why.day === null ? '' : formatDay(why.day, language),
  });
  return (
    <div className={styles['why']}>
      <p>
        {t('why.left', { weight: formatWeight(item.unmetKg, language) })}
        <b>{reason}</b>
      </p>
      {item.kind === 'offer' && (why.cause === 'certificate' || why.cause === 'area_code') && <MissingPapers item={item} round={round} />}
      {(item.kind === 'offer' || item.kind === 'order') &&
        (asked ? (
          <Changes item={item} round={round} />
        ) : (
          <Button size="small" onClick={() => setAsked(true)}>
            {t('help.ask')}
          </Button>
        ))}
    </div>
  );
}

function Changes({ item, round }: Pick<Props, 'item' | 'round'>) {
  const { t } = useTranslation();
  const changes = useQuery(changesQuery(round.marketId, round.number, item.id));
  if (changes.isPending) return <p role="status">{t('help.checking')}</p>;
  if (changes.isError) return <RefusalNote error={changes.error} onRetry={() => void changes.refetch()} flush />;
  if (changes.data.length === 0) return <p>{t('help.none')}</p>;
  return (
    <div>
      <p>{t('help.title')}</p>
      <ul>
        {changes.data.map((change) => (
          <Change key={`${change.change}/${change.figure}/${change.name}`} change={change} marketId={round.marketId} />
        ))}
      </ul>
    </div>
  );
}

function Change({ change, marketId }: { change: HelpfulChange; marketId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const figure = change.figure ?? 0;
  const words = {
    price: () => t('help.price', { price: formatPrice(figure, language) }),
    later: () => t('help.later', { n: figure }),
    earlier: () => t('help.earlier', { n: figure }),
    certificate: () => (change.name === null ? t('help.certificateNone') : t('help.certificate', { name: change.name })),
    grade: () => t('help.grade', { name: names.gradeName(marketId, change.name ?? '') }),
  }[change.change]();
  return (
    <li data-change={change.change}>
      <b className="n">{t('help.more', { change: words, weight: formatWeight(change.moreKg, language) })}</b>
    </li>
  );
}
