import { useTranslation } from 'react-i18next';
import { FirstSteps } from '../../features/offers/first-steps';
import { buttonClass } from '../../shared/ui/button';
import { Skyline } from '../../shared/ui/skyline';
import { PhoneLink } from '../frame';
import styles from './mine.module.css';

/** Nothing on sale yet: what will happen, in three steps, and the one thing to do. */
export function FirstOffer() {
  const { t } = useTranslation();
  return (
    <section className={styles['first']}>
      <div className={styles['picture']} aria-hidden="true">
        <Skyline height={420} />
      </div>
      <h2>{t('offer.empty')}</h2>
      <p className="second">{t('offer.emptyHint')}</p>
      <FirstSteps />
      <PhoneLink to="sell" className={buttonClass('primary', 'main', true)}>
        {t('offer.first')}
      </PhoneLink>
    </section>
  );
}
