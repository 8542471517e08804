import { useTranslation } from 'react-i18next';
import { switchTo } from '../../features/identity/api';
import { useAct } from '../../features/identity/use-act';
import { useSession } from '../../shared/auth/session';
import { Button } from '../../shared/ui/button';
import styles from './session-bars.module.css';

/** Says on every page that staff of the market work for somebody else here, and lets them stop. */
export function BehalfBar({ staffOf }: { staffOf: { readonly id: string } }) {
  const { t } = useTranslation();
  const { organisation } = useSession();
  const { act, busy } = useAct();
  const stop = () =>
    act(async () => {
      await switchTo(staffOf.id);
      location.assign('/verify');
    });
  return (
    <div className={styles['behalf']} role="status">
      <span>{t('session.behalf.text', { name: organisation.name })}</span>
      <Button size="small" busy={busy} onClick={() => void stop()}>
        {t('session.behalf.stop')}
      </Button>
    </div>
  );
}
