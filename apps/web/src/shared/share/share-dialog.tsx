import { IconCopy, IconPrinter, IconSend } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';
import { Dialog } from '../desk/dialog';
import { useLanguage } from '../i18n/use-language';
import { useSayShare } from '../i18n/use-say-share';
import { Button, buttonClass } from '../ui/button';
import { showToast } from '../ui/toast-store';
import styles from './share.module.css';
import { type Shared, shortAddress } from './short-address';

const LABELS = [
  ['58', 'label58'],
  ['80', 'label80'],
  ['a4', 'labelA4'],
] as const;

/** The short address of a page with its code; what can be done with it depends on what the device can. */
export function ShareDialog({ shared, title, onClose }: { shared: Shared; title: string; onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useSayShare();
  const language = useLanguage();
  const address = shortAddress(shared);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      showToast({ look: 'ok', title: tell('copied'), detail: address });
    } catch {
      showToast({ look: 'plain', title: tell('copyFailed') });
    }
  };
  // Somebody who closes the sheet of the device has changed their mind: nothing failed.
  const send = () => void navigator.share({ title, text: title, url: address }).catch(() => undefined);
  return (
    <Dialog title={tell('title')} onClose={onClose}>
      <div className={styles['share']}>
        <p>
          <b>{title}</b>
        </p>
        <Qr text={address} label={tell('qr', { title })} />
        <p className={styles['address']}>{address.replace(/^https?:\/\//, '')}</p>
        <div className={styles['acts']}>
          {'share' in navigator && (
            <Button look="primary" onClick={send}>
              <IconSend className="i" size={18} aria-hidden="true" /> {tell('send')}
            </Button>
          )}
          <Button onClick={() => void copy()}>
            <IconCopy className="i" size={18} aria-hidden="true" /> {tell('copy')}
          </Button>
        </div>
        <p className="hint">{tell(shared.kind === 'l' ? 'everyone' : 'members')}</p>
        {shared.kind === 'l' && (
          <section aria-label={tell('labels')}>
            <h3>{tell('labels')}</h3>
            <div className={styles['acts']}>
              {LABELS.map(([size, word]) => (
                <a
                  key={size}
                  className={buttonClass('quiet', 'small', false)}
                  href={`${address}/label?size=${size}&lang=${language}`}
                  target="_blank"
                  rel="noopener"
                >
                  <IconPrinter className="i" size={16} aria-hidden="true" /> {tell(word)}
                </a>
              ))}
            </div>
          </section>
        )}
        <Button look="quiet" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}

function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = useMemo(() => encode(text, { ecc: 'M', border: 2 }), [text]);
  const cells = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg className={styles['qr']} role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <path d={cells} />
    </svg>
  );
}
