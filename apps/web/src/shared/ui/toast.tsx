import { IconAlertTriangle, IconCircleCheck, IconHourglass, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { closeToast, toastStore, type Toast, type ToastLook } from './toast-store';
import styles from './toast.module.css';

const icons = { ok: IconCircleCheck, held: IconHourglass, bad: IconAlertTriangle, plain: IconInfoCircle } as const satisfies Record<
  ToastLook,
  unknown
>;

export function ToastCard({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const { t } = useTranslation();
  const Picture = icons[toast.look];
  return (
    <div className={`${styles['toast']} ${styles[toast.look] ?? ''}`} role={toast.look === 'bad' ? 'alert' : 'status'}>
      <Picture className="i" size={20} stroke={1.75} aria-hidden="true" />
      <div>
        <b>{toast.title}</b>
        {toast.detail}
      </div>
      <button type="button" aria-label={t('close')} onClick={onClose}>
        <IconX size={16} aria-hidden="true" />
      </button>
    </div>
  );
}

/** Bottom left on the desk, above the tab bar on the phone. */
export function Toasts() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.snapshot);
  return (
    <div className={styles['stack']} data-no-print>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onClose={() => closeToast(toast.id)} />
      ))}
    </div>
  );
}
