import { IconX } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { toastIcons } from '../shared/ui/toast-icons';
import { closeToast, stayOf, toastStore, type Toast } from '../shared/ui/toast-store';
import { UndoButton } from '../shared/ui/undo-button';
import styles from './toast.module.css';

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const Picture = toastIcons[toast.look];
  const close = () => closeToast(toast.id);
  useEffect(() => {
    const stay = stayOf(toast);
    if (stay === null) return undefined;
    const timer = setTimeout(() => closeToast(toast.id), stay);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div className={`${styles['toast']} ${styles[toast.look] ?? ''}`} role={toast.look === 'bad' ? 'alert' : 'status'}>
      <Picture className="i" size={20} stroke={1.75} aria-hidden="true" />
      <div>
        <b>{toast.title}</b>
        {toast.detail}
      </div>
      {toast.undo !== undefined && <UndoButton undo={toast.undo} onClose={close} />}
      <button type="button" className={styles['close']} aria-label={t('close')} onClick={close}>
        <IconX size={16} aria-hidden="true" />
      </button>
    </div>
  );
}

/** The phone's notices, above its bar of tabs; the desk's are in shared/desk. */
export function Toasts() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.snapshot);
  return (
    <div className={styles['stack']} data-no-print>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
