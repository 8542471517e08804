import { IconBellRinging } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/api/use-act';
import { useSession } from '../../shared/auth/session';
import { useLanguage } from '../../shared/i18n/use-language';
import { NoPushService, pushState, turnOff, turnOn } from '../../shared/push/push-device';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { pushDevicesQuery, removeDevice } from './api';
import styles from './notice-settings.module.css';

const stateQuery = { queryKey: ['push-state'], queryFn: pushState };

/** Whether this device rings, the one button that asks for it, and what to do where the browser will not. */
export function DeviceSwitch() {
  const { t } = useTranslation();
  const language = useLanguage();
  const cache = useQueryClient();
  const session = useSession();
  const act = useAct();
  const { data: state } = useQuery(stateQuery);
  const { data: devices } = useQuery(pushDevicesQuery);
  if (state === undefined || devices === undefined) return null;
  const { publicKey } = devices;
  const run = (work: () => Promise<unknown>) =>
    void act.run(async () => {
      await work();
      await Promise.all([cache.invalidateQueries(stateQuery), cache.invalidateQueries(pushDevicesQuery)]);
    });
  const here = devices.devices.filter(({ isThis }) => isThis);
  const isOn = state === 'on' && here.length > 0;
  const off = async () => {
    await turnOff();
    for (const { id } of here) await removeDevice(id);
  };
  return (
    <section aria-label={t('notify.device')} data-push={isOn ? 'on' : state}>
      <p className={styles['state']} role="status">
        {t(isOn ? 'notify.isOn' : 'notify.isOff')}
      </p>
      {state === 'unsupported' && <p className="hint">{t('notify.unsupported')}</p>}
      {state === 'denied' && (
        <p className={styles['denied']}>
          <b>{t('notify.denied')}</b> {t('notify.deniedHow')}
        </p>
      )}
      {publicKey === null && <p className="hint">{t('notify.siteOff')}</p>}
      {isOn && (
        <Button busy={act.isBusy} onClick={() => run(off)}>
          {t('notify.turnOff')}
        </Button>
      )}
      {!isOn && publicKey !== null && (state === 'off' || state === 'on') && (
        <Button look="primary" busy={act.isBusy} onClick={() => run(() => turnOn(publicKey, session, language))}>
          <IconBellRinging className="i" size={18} aria-hidden="true" />
          {t('notify.turnOn')}
        </Button>
      )}
      {act.error instanceof NoPushService && <p role="alert">{t('notify.noService')}</p>}
      {act.error !== null && !(act.error instanceof NoPushService) && <RefusalNote error={act.error} flush />}
      <OtherDevices devices={devices.devices.filter(({ isThis }) => !isThis)} remove={(id) => run(() => removeDevice(id))} />
    </section>
  );
}

function OtherDevices({ devices, remove }: { devices: readonly { id: string; device: string }[]; remove: (id: string) => void }) {
  const { t } = useTranslation();
  if (devices.length === 0) return null;
  return (
    <ul className={styles['others']} aria-label={t('notify.others')}>
      {devices.map(({ id, device }) => (
        <li key={id}>
          <span>{shortDevice(device)}</span>
          <Button size="small" look="quiet" onClick={() => remove(id)}>
            {t('notify.remove', { device: shortDevice(device) })}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** The part of a browser's long name that people know. */
function shortDevice(name: string): string {
  const known = [/(Android|iPhone|iPad|Windows|Macintosh|Linux)/, /(Edg|Firefox|Chrome|Safari)/].flatMap(
    (form) => form.exec(name)?.[1] ?? [],
  );
  return known.length === 0 ? name.slice(0, 40) : known.join(', ');
}
