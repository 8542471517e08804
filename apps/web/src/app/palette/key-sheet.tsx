import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../shared/desk/dialog';
import { Button } from '../../shared/ui/button';
import { Check } from '../../shared/ui/choice';
import { DialogActs } from '../../shared/ui/dialog-acts';
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
  ['← →', 'turn'],
  ['Ctrl Enter', 'send'],
  ['?', 'keys'],
] as const;

/** Every key there is, and the switch for those of one letter. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [isOn, setOn] = useState(singleKeysOn);
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
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
      <DialogActs>
        <Button onClick={onClose}>{t('close')}</Button>
      </DialogActs>
    </Dialog>
  );
}
