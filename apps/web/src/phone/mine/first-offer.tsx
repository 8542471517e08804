import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../shared/ui/button';
import { Skyline } from '../../shared/ui/skyline';
import { PhoneLink } from '../frame';
import styles from './mine.module.css';

/** Nothing on sale yet: what will happen, in three steps, and the one thing to do. */
export function FirstOffer() {
  const { t } = useTranslation();
  const steps = [
    { strong: t('offer.step1b'), rest: t('offer.step1') },
    { strong: t('offer.step2b'), rest: t('offer.step2') },
    { strong: t('offer.step3b'), rest: t('offer.step3') },
  ];
  return (
    <section className={styles['first']}>
      <div className={styles['picture']} aria-hidden="true">
        <Skyline height={420} />
      </div>
      <h2>{t('offer.empty')}</h2>
      <p className="second">{t('offer.emptyHint')}</p>
      <ol>
        {steps.map((step) => (
          <li key={step.strong}>
            <span>
              <b>{step.strong}</b> {step.rest}
            </span>
          </li>
        ))}
      </ol>
      <PhoneLink to="sell" className={buttonClass('primary', 'main', true)}>
        {t('offer.first')}
      </PhoneLink>
    </section>
  );
}
