import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button';
import { Check } from '../../shared/ui/choice';
import dialogStyles from '../../shared/ui/confirm-dialog.module.css';
import styles from './palette.module.css';
import { singleKeysOn, turnSingleKeys } from './single-keys';

const keys = [
  ['Ctrl K', 'palette'],
  ['/', 'search'],
  ['g b', 'board'],
  ['g l', 'lots'],
  ['g c', 'contracts'],
  ['g o', 'orders'],
  ['g r', 'rounds'],
  ['j k ↑ ↓', 'walk'],
  ['x', 'pick'],
  ['Ctrl Enter', 'send'],
  ['?', 'keys'],
] as const;

/** Every key there is, and the switch for those of one letter. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOn, setOn] = useState(singleKeysOn);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={dialogStyles['dialog']} aria-label={t('keys.title')} onClose={onClose}>
      <h2>{t('keys.title')}</h2>
      <div className={styles['keys']}>
        {keys.map(([key, what]) => (
          <div key={what} style={{ display: 'contents' }}>
            <span>
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </span>
            <span>{t(`keys.${what}`)}</span>
          </div>
        ))}
      </div>
      <Check
        checked={isOn}
        onChange={(next) => {
          turnSingleKeys(next);
          setOn(next);
        }}
      >
        {t('keys.single')}
      </Check>
      <div className={dialogStyles['acts']}>
        <Button onClick={() => dialog.current?.close()}>{t('close')}</Button>
      </div>
    </dialog>
  );
}
