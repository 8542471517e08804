import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { offersQuery } from '../../features/offers/api';
import { FirstSteps } from '../../features/offers/first-steps';
import { OfferFiles } from '../../features/offers/offer-files';
import { LotCard } from '../../features/offers/lot-card';
import { RepeatList } from '../../features/offers/repeat-list';
import { RepriceMany } from '../../features/offers/reprice-many';
import { useMay } from '../../shared/auth/session';
import { buttonClass } from '../../shared/ui/button';
import { ListFaces } from '../../shared/ui/faces';
import { Card } from '../../shared/ui/panel';
import { Skyline } from '../../shared/ui/skyline';
import styles from './mine.module.css';
import empty from './first-offer.module.css';
import { CardsAndPast } from './cards-and-past';
import { CreditBefore } from './credit-before';
import { LotWay } from './lot-way';

/** The cooperative's lots: on sale first, what is over behind a fold. */
export function MyLots() {
  const { t } = useTranslation();
  const may = useMay();
  const offers = useQuery(offersQuery);
  return (
    <section>
      <div className={styles['head']}>
        <h2>{t('offer.selling')}</h2>
        <Link to="/sell">
          <IconPlus className="i" size={18} stroke={1.75} aria-hidden="true" />
          {t('nav.sell')}
        </Link>
      </div>
      <div className={styles['tools']}>
        <CreditBefore />
        {may('offer.amend') && <RepriceMany offers={(offers.data ?? []).filter((offer) => offer.state === 'open' && offer.openKg > 0)} />}
        <OfferFiles />
      </div>
      <RepeatList />
      <ListFaces query={offers} empty={<FirstOffer />}>
        {(rows) => (
          <CardsAndPast
            running={rows.filter((offer) => offer.state === 'open')}
            past={rows.filter((offer) => offer.state !== 'open')}
            pastTitle={t('offer.past')}
            opensAlone
            card={(offer) => <LotCard key={offer.id} offer={offer} way={<LotWay offerId={offer.id} />} />}
          />
        )}
      </ListFaces>
    </section>
  );
}

/** Nothing on sale yet: what will happen, in three steps, and the one thing to do. */
function FirstOffer() {
  const { t } = useTranslation();
  return (
    <Card className={empty['first'] ?? ''}>
      <div className={empty['picture']}>
        <Skyline height={420} />
      </div>
      <div className={empty['words']}>
        <h3>{t('offer.empty')}</h3>
        <p>{t('offer.emptyHint')}</p>
        <FirstSteps className={empty['steps'] ?? ''} />
        <Link to="/sell" className={buttonClass('primary', 'main', false)}>
          {t('offer.first')}
        </Link>
      </div>
    </Card>
  );
}
