import { Notifications, notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.layer.css';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { closeToast, stayOf, type Toast } from '../ui/toast-store';
import { noticeOf } from './notice';
import styles from './notice.module.css';

/** Hands each new notice to Mantine and takes back what is gone: it owns their places and their voice. */
export function Notices({ toasts }: { toasts: readonly Toast[] }) {
  const { t } = useTranslation();
  const shown = useRef(new Set<number>());
  useEffect(() => {
    const there = new Set(toasts.map((toast) => toast.id));
    for (const id of shown.current) {
      if (there.has(id)) continue;
      shown.current.delete(id);
      notifications.hide(String(id));
    }
    for (const toast of toasts) {
      if (shown.current.has(toast.id)) continue;
      shown.current.add(toast.id);
      // Not Mantine's own clock: that one stands still under a pointer, and what lies beneath could never be pressed.
      const stay = stayOf(toast);
      if (stay !== null) setTimeout(() => closeToast(toast.id), stay);
      notifications.show({
        id: String(toast.id),
        ...noticeOf(toast, t('close')),
        autoClose: false,
        onClose: () => closeToast(toast.id),
      });
    }
  }, [toasts, t]);
  return (
    <Notifications
      position="bottom-left"
      containerWidth={400}
      limit={4}
      transitionDuration={120}
      allowDragDismiss={false}
      allowScrollDismiss={false}
      className={styles['stack'] ?? ''}
      data-no-print
    />
  );
}
