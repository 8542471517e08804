import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sharesQuery } from '../features/plan/api';
import { useMay } from '../shared/auth/session';
import { useCatalogue } from '../shared/catalogue/catalogue';
import { ProductMark } from '../shared/catalogue/product-mark';
import { formatDay } from '../shared/format/date';
import { formatWeight } from '../shared/format/weight';
import { useLanguage } from '../shared/i18n/use-language';
import styles from './lists.module.css';

/** The cooperative's part in the plans of its plants, with the rule that made it; nothing while no plan asks for any. */
export function PlanShares() {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const may = useMay();
  const shares = useQuery({ ...sharesQuery, enabled: may('intake_plan.read') }).data ?? [];
  if (shares.length === 0) return null;
  return (
    <section className={styles['list']}>
      <h2>{t('phone.shares')}</h2>
      <p className="second">{t('phone.sharesRule')}</p>
      <ul className={styles['list']}>
        {shares.map((share) => (
          <li key={`${share.planId} ${share.contractId}`} className={styles['card']}>
            <span className="row">
              <ProductMark productId={share.productId} /> {names.productName(share.productId)} · {share.contractNumber}
            </span>
            <span className="n">{formatDay(share.day, language)}</span>
            <b className="n">{formatWeight(share.shareKg, language)}</b>
            <span className="second n">{t('phone.drawn', { weight: formatWeight(share.drawnKg, language) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
