import { useTranslation } from 'react-i18next';
import { LinkChip } from '../shared/ui/link-bar';
import { Frame } from './frame';
import styles from './face.module.css';
import type { Screen } from './route';
import { SignInFace } from './sign-in-face';

const connecting = { state: 'late', heardAt: null, silentMs: 0, lagMs: null } as const;

/** A screen before its first data, in the geometry it will have. The server sends it as HTML, so it shows at once. */
export function Face({ screen }: { screen: Screen | 'sign-in' }) {
  const { t } = useTranslation();
  if (screen === 'sign-in') return <SignInFace />;
  const title = screen === 'call-offs' ? t('phone.callOffs') : t(`phone.${screen}`);
  return (
    <Frame title={title} screen={screen} tools={<LinkChip link={connecting} />}>
      <FaceBody screen={screen} />
    </Frame>
  );
}

/** What stands under the bar until the screen's own code and data are there. */
export function FaceBody({ screen }: { screen: Screen }) {
  return screen === 'sell' ? <SellFace /> : <ListFace />;
}

function SellFace() {
  const { t } = useTranslation();
  const labels = [t('field.product'), t('field.grade'), t('field.amount'), t('field.ask'), t('field.harvestFrom')];
  return (
    <div className={styles['form']}>
      <p className={styles['hint']}>{t('offer.until')}</p>
      {labels.map((label) => (
        <div key={label}>
          <p className={styles['label']}>{label}</p>
          <div className={styles['box']} />
        </div>
      ))}
    </div>
  );
}

function ListFace() {
  const { t } = useTranslation();
  return (
    <div className={styles['form']} role="status" aria-label={t('loading')}>
      {[1, 2, 3].map((card) => (
        <div key={card} className={styles['card']}>
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
